// What a schema cannot say of a value that is no text: which record it names, which day makes sense.

// One value for each pattern of the schemas.
export const SAMPLES = {
  '^https?://[A-Za-z0-9.:-]+$': 'https://tinh.example',
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'mot-ma',
  '^[a-z0-9]+([-/][a-z0-9]+)*$': '61-nd-cp-2018',
  '^[^/\\\\:]+(/[^/\\\\:]+)*$': 'mau-01.txt',
  '^\\d{4}(-(\\d{2}(-\\d{2})?|Q[1-4]))?$': '2026-02',
  '^\\d{4}(-(Q[1-4]|H1|9M))?$': '2026-Q1',
  '^(https?://|mailto:|tel:)': 'https://dichvucong.gov.vn/',
  '^https?://[^?#]+$': 'https://minhhoa.example/cchc/',
  '^#[0-9a-fA-F]{6}$': '#8a1c1c',
  '^/': '/ke-hoach/2026/',
};

// The day of a field of this name, where another would end before it begins.
export const DAYS = { to: '2026-03-20', updated: '2026-03-20', checked: '2026-03-20' };
export const DAY = '2026-02-03';

// Records whose fields exclude each other: which may stand together.
export const SHAPES = {
  DueFields: [
    ['what', 'by', 'condition'], ['what', 'within', 'unit', 'after'], ['what', 'when'], ['what', 'on_request_of'], ['what', 'by_plan'],
    ['what', 'at_least', 'every', 'of'], ['what', 'one_of'], ['what', 'from'], ['what', 'ongoing', 'condition'],
  ],
};

// What a field names, wherever it takes an id.
export const IDS = {
  unit: 'van-phong', leads: 'van-phong', coordinators: 'van-phong', units: 'van-phong', owner: 'van-phong', issuer_unit: 'van-phong', not_reported: 'van-phong',
  from: 'van-phong', to: 'so-noi-vu', parent: 'van-phong', successor: 'phong-chuyen-nganh', merged_from: 'cac-phong', topics: 'phong-thi-nghiem',
  procedure: 'su-dung-thiet-bi', procedures: 'su-dung-thiet-bi', replaced_by: 'su-dung-thiet-bi', plan: '2026', report: '2026-q1', indicators: 'ho-so-dung-han',
};

// Whole fields: a value for all of it, what gives the n-th one, or `null` to leave it out.
export const FIXED = {
  draft: false, embargo: null, about: null, order: null, languages: ['vi', 'en'], base_url: 'https://minhhoa.example/cchc/', social_pictures: false,
  'Unit.from': '2020', 'Unit.to': '2025', 'Document.effective_from': '2020', 'Document.effective_to': '2025', 'Task.merged_into': null, 'Task.parent': null, 'WorkItems.shared_with': null,
  'Slip.document': '88/TB-SKHCN', 'Slip.from': '2026-02', 'Slip.to': '2026-09', 'ReportingRule.before': '02-25', 'Department.logo': null, 'DueFields.ongoing': true,
  'Moved.from': (turn) => `/cu/${turn}/`, 'Moved.to': '/ke-hoach/2026/', 'Moved.successor': null,
  'ChangeNote.record': 'plans/2026', 'ChangeNote.field': null,
};
