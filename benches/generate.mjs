// Writes the content of a made-up site of any size: the same number and seed give the same bytes.
//
//     node generate.mjs PROCEDURES FOLDER [SEED]
//
// Per 1,000 procedures there are 50 documents, a plan of 50 tasks with its four periods, and four reports.
import fs from "node:fs";
import path from "node:path";

const UNITS = 20;
const FIELDS = 80;
const TASKS = 50;
const PERIODS = ["Q1", "Q2", "Q3", "Q4"];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const ACTIONS = ["Cấp", "Cấp lại", "Gia hạn", "Điều chỉnh", "Thu hồi", "Đăng ký", "Công nhận", "Xác nhận", "Phê duyệt", "Thẩm định"];
const OBJECTS = [
  "giấy phép", "chứng chỉ hành nghề", "giấy chứng nhận", "thẻ kiểm định viên", "hồ sơ thiết kế", "văn bằng bảo hộ",
  "phương án sản xuất", "hợp đồng chuyển giao", "kết quả đo kiểm", "nguồn kinh phí", "quyền sử dụng", "bản công bố",
];
const SUBJECTS = [
  "an toàn bức xạ", "thiết bị đo lường", "sở hữu công nghiệp", "nuôi trồng thủy sản", "vận tải hành khách", "khám bệnh, chữa bệnh",
  "kinh doanh dược", "bảo vệ môi trường", "khai thác khoáng sản", "trồng rừng sản xuất", "giáo dục mầm non", "đào tạo lái xe",
  "xây dựng công trình", "quảng cáo ngoài trời", "phòng cháy, chữa cháy", "an toàn thực phẩm", "người có công", "bảo trợ xã hội",
  "lao động nước ngoài", "công chứng viên", "luật sư", "đấu giá tài sản", "hòa giải thương mại", "viễn thông và mạng",
];
const FOR = [
  "cho cá nhân", "cho tổ chức trong nước", "cho doanh nghiệp mới thành lập", "đối với cơ sở đang hoạt động", "đối với hộ kinh doanh",
  "trong trường hợp bị mất hoặc hư hỏng", "khi thay đổi địa chỉ", "thuộc thẩm quyền của tỉnh", "tại khu vực biên giới", "trên địa bàn xã",
];
const PAPERS = [
  "Đơn đề nghị theo mẫu", "Bản sao giấy chứng nhận đăng ký doanh nghiệp", "Văn bằng chuyên môn của người phụ trách", "Sơ đồ mặt bằng cơ sở",
  "Báo cáo kết quả hoạt động của năm trước", "Giấy khám sức khỏe cấp trong 6 tháng gần nhất", "Danh mục thiết bị chính", "Ảnh 4 x 6 cm",
  "Hợp đồng thuê địa điểm còn hiệu lực", "Bản cam kết bảo vệ môi trường", "Lý lịch của người đại diện", "Giấy tờ chứng minh quyền sử dụng đất",
];
const SENTENCES = [
  "Người nộp chọn một trong các cách nộp hồ sơ và nhận giấy hẹn ghi ngày trả kết quả.",
  "Hồ sơ thiếu thì nhận một phiếu ghi đủ các giấy tờ cần bổ sung, chỉ một lần.",
  "Cơ quan tiếp nhận kiểm tra thành phần, số lượng và tính hợp lệ của từng giấy tờ.",
  "Đoàn thẩm định làm việc tại cơ sở, lập biên bản và giao cho cơ sở một bản.",
  "Trường hợp không đủ điều kiện, cơ quan trả lời bằng văn bản và nêu rõ lý do.",
  "Kết quả được trả tại nơi tiếp nhận hoặc qua bưu chính nếu người nộp đã đăng ký.",
  "Thời gian chuyển hồ sơ qua bưu chính không tính vào thời hạn giải quyết.",
  "Phí và lệ phí nộp một lần khi nộp hồ sơ, có biên lai cho từng khoản.",
  "Người có công, người khuyết tật và hộ nghèo được miễn lệ phí theo quy định.",
  "Cơ sở phải có người phụ trách chuyên môn làm việc toàn thời gian.",
];
const PLACES = ["Trung tâm Phục vụ hành chính công tỉnh", "Bộ phận Một cửa của Sở", "Bộ phận Một cửa cấp xã"];

const quoted = (text) => JSON.stringify(text);
const list = (items) => `[${items.map(quoted).join(", ")}]`;

class Site {
  constructor(size, seed) {
    const next = random(seed);
    this.size = size;
    this.thousands = Math.max(1, Math.round(size / 1000));
    this.below = (limit) => Math.floor(next() * limit);
    this.one = (items) => items[this.below(items.length)];
    this.some = (items, count) => Array.from({ length: count }, () => this.one(items));
    this.units = Array.from({ length: UNITS }, (_, at) => ({ id: `phong-${at + 1}`, name: `Phòng chuyên môn số ${at + 1}` }));
    this.fields = Array.from({ length: FIELDS }, (_, at) => `${SUBJECTS[at % SUBJECTS.length]} nhóm ${at + 1}`.replace(/^./u, (first) => first.toUpperCase()));
    this.documents = Array.from({ length: this.thousands * 50 }, (_, at) => document(at));
  }

  /** Some documents are cited far more often than others. */
  cited() {
    return this.documents[Math.floor(this.documents.length * (this.below(1000) / 1000) ** 2)];
  }

  paragraph(sentences) {
    return this.some(SENTENCES, sentences).join(" ");
  }
}

const document = (at) => {
  const [kind, symbol, name] = [["nghi-dinh", "NĐ-CP", "Nghị định"], ["quyet-dinh", "QĐ-UBND", "Quyết định"], ["quyet-dinh", "QĐ-TTg", "Quyết định"]][at % 3];
  const [number, year] = [(at % 990) + 1, 2010 + (Math.floor(at / 990) % 16)];
  const day = `${year}-${String((at % 12) + 1).padStart(2, "0")}-${String((at % 28) + 1).padStart(2, "0")}`;
  const id = `${number}-${symbol.toLowerCase().replace("đ", "d").replace("đ", "d")}-${year}-${at}`;
  return { id, kind, number, year, symbol, day, mention: `${name} số ${number}/${year}/${symbol}` };
};

const department = (site) => `name = "Sở Thử nghiệm tỉnh Minh Hòa"
symbol = "STN"
province = "Tỉnh Minh Hòa"
summary = "Một trang có nhiều thủ tục, để đo thời gian dựng."
base_url = "https://minhhoa.example/"
sample = true

[contact]
address = "Số 1 đường Trung tâm, tỉnh Minh Hòa"
phone = "0200 000 000"
email = "so@minhhoa.example"
${site.units.map((unit) => `\n[[units]]\nid = ${quoted(unit.id)}\nname = ${quoted(unit.name)}\nkind = "section"\n`).join("")}`;

const register = (site) => site.documents.map((one) => `[[document]]
id = ${quoted(one.id)}
kind = ${quoted(one.kind)}
number = "${one.number}"
year = ${one.year}
symbol = ${quoted(one.symbol)}
date = ${one.day}
issuer = "Cơ quan ban hành"
title = ${quoted(`Quy định về ${site.one(SUBJECTS)} ${site.one(FOR)}`)}
`).join("\n");

const channel = (site, kind) => `
[[channel]]
kind = "${kind}"
place = ${quoted(site.one(PLACES))}
time = { amount = ${5 + site.below(40)}, unit = "working-day", from = "Từ khi nhận đủ hồ sơ hợp lệ" }
fees = [
  { kind = "le-phi", name = "Lệ phí", amount = ${(1 + site.below(40)) * 50000} },
  { kind = "phi", name = "Phí thẩm định", amount = ${(1 + site.below(90)) * 100000} },
]
`;

const paper = (site) => `
[[case.paper]]
name = ${quoted(site.one(PAPERS))}
originals = ${site.below(2)}
copies = 1
`;

const procedure = (site, at) => {
  const [one, other, third, decision] = [site.cited(), site.cited(), site.cited(), site.cited()];
  const subject = site.one(SUBJECTS);
  return `+++
code = "1.${String(at).padStart(6, "0")}"
title = ${quoted(`${site.one(ACTIONS)} ${site.one(OBJECTS)} về ${subject} ${site.one(FOR)} (${at})`)}
summary = ${quoted(`Dành cho người hoạt động về ${subject}. ${site.one(SENTENCES)}`)}
field = ${quoted(site.one(site.fields))}
levels = ["${site.one(["province", "commune"])}"]
audiences = ["Cá nhân", "Tổ chức"]
units = [${quoted(site.one(site.units).id)}]
authority = "Giám đốc Sở Thử nghiệm"
reception = ${quoted(site.one(PLACES))}
sets = "01 bộ"
results = [{ name = ${quoted(`Giấy phép về ${subject}`)}, validity = "05 năm" }]
conditions = ${quoted(site.paragraph(2))}
legal_basis = [
  { document = ${quoted(one.id)}, printed = ${quoted(one.mention)}, purpose = "basis" },
  { printed = ${quoted(other.mention)}, purpose = "basis" },
  { printed = "Luật số ${10 + site.below(80)}/2018/QH14" },
]
decision = ${quoted(decision.id)}
online = { scheme = "muc-1-4", level = "mức độ ${2 + site.below(3)}" }
keywords = ${list([subject, site.one(OBJECTS)])}
sample = true
${["in-person", "online", "postal"].map((kind) => channel(site, kind)).join("")}
[[case]]
title = "Trường hợp thường gặp"
${Array.from({ length: 4 + site.below(4) }, () => paper(site)).join("")}${["Nộp hồ sơ", "Kiểm tra", "Thẩm định", "Nhận kết quả"].map((title) => `
[[step]]
title = "${title}"
text = ${quoted(site.paragraph(2))}
who = ${quoted(site.one(PLACES))}
`).join("")}+++

## Điều cần biết {#dieu-can-biet}

${site.paragraph(4)} Xem ${third.mention}.

- ${site.some(SENTENCES, 3).join("\n- ")}

## Sau khi có kết quả {#sau-khi-co-ket-qua}

${site.paragraph(3)}
`;
};

const plan = (site, year) => `+++
title = "Cải cách hành chính năm ${year}"
kind = "reform"
year = ${year}
number = "12"
symbol = "KH-STN"
place = "Minh Hòa"
date = ${year}-01-15
summary = "Kế hoạch gồm ${TASKS} nhiệm vụ."
bases = [{ document = ${quoted(site.cited().id)} }]
+++

## I. Mục tiêu {#muc-tieu}

${site.paragraph(5)}
`;

const tasks = (site, year) => Array.from({ length: 5 }, (_, area) => `[[area]]
id = "muc-${area + 1}"
label = "${area + 1}."
title = "Nhóm nhiệm vụ số ${area + 1}"
canonical = ["${["chi-dao", "tthc", "mot-cua", "tuyen-truyen", "tai-chinh-cong"][area]}"]
${Array.from({ length: TASKS / 5 }, (_, at) => `
[[area.task]]
id = "${area + 1}-${at + 1}"
label = "${at + 1}."
title = ${quoted(`Rà soát, đơn giản hóa thủ tục về ${site.one(SUBJECTS)} (${area + 1}.${at + 1})`)}
leads = [${quoted(site.one(site.units).id)}]
coordinators = [${quoted(site.one(site.units).id)}]
deliverables = ["Báo cáo"]
due = "${year}-${String(1 + site.below(12)).padStart(2, "0")}"
note = ${quoted(`Theo ${site.cited().mention}`)}
work = { q1 = 1, q2 = 0, q3 = 1, q4 = 0 }
`).join("")}`).join("\n");

const results = (site, year, period, at) => `period = "${year}-${period}"
plan = "${year}"
to = ${year}-${["03-14", "06-14", "09-14", "12-14"][at]}
${Array.from({ length: TASKS }, (_, task) => `
[[result]]
task = "${Math.floor(task / 10) + 1}-${(task % 10) + 1}"
text = ${quoted(`${site.one(SENTENCES)} Căn cứ ${site.cited().mention}.`)}
${site.below(3) ? `grade = "${site.one(["done-well", "done"])}"` : `status = "not-graded"`}
evidence = [{ fact = "${1 + site.below(90)} hồ sơ" }]
`).join("")}`;

const report = (site, year, period) => `+++
title = "Công tác cải cách hành chính ${period} năm ${year}"
period = "${year}-${period}"
number = "31"
symbol = "BC-STN"
place = "Minh Hòa"
date = ${year}-12-17
summary = "Kết quả trong kỳ."
bases = [{ document = ${quoted(site.cited().id)} }]
+++

## I. Kết quả đạt được {#ket-qua}

${site.paragraph(8)} Thực hiện ${site.cited().mention}.
`;

const [size, folder, seed = "1"] = process.argv.slice(2);
if (!(Number(size) > 0) || !folder) {
  console.error("node generate.mjs PROCEDURES FOLDER [SEED]");
  process.exit(2);
}
const site = new Site(Number(size), Number(seed));
const write = (name, text) => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
write("department.toml", department(site));
write("documents.toml", register(site));
for (let at = 0; at < site.size; at++) write(`procedures/thu-tuc-${at}.md`, procedure(site, at));
for (let at = 0; at < site.thousands; at++) {
  const year = 2026 - at;
  write(`plans/${year}/plan.md`, plan(site, year));
  write(`plans/${year}/tasks.toml`, tasks(site, year));
  PERIODS.forEach((period, number) => write(`results/${year}-${period}.toml`, results(site, year, period, number)));
  PERIODS.forEach((period) => write(`reports/${year}-${period.toLowerCase()}.md`, report(site, year, period)));
}
