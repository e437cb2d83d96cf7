//! What a finding is called, why it must not go out, and how to mend it.
//!
//! The thing is shown whole: whoever reads the message has the file, and must find the place in it.

use super::rules::Kind;
use crate::diagnostic::{Code, Message, say};

/// Gives the kind of problem a finding is.
pub(super) fn code(kind: Kind) -> Code {
    match kind {
        Kind::CitizenNumber
        | Kind::OldIdentityNumber
        | Kind::PassportNumber
        | Kind::SocialInsuranceNumber
        | Kind::HealthInsuranceNumber
        | Kind::PersonalTaxCode
        | Kind::BirthDate => Code::PersonalNumber,
        Kind::MobilePhone | Kind::HomePhone | Kind::HomeAddress | Kind::PrivateEmail => Code::PrivateContact,
        Kind::BankAccount => Code::BankAccount,
        Kind::SecrecyMark | Kind::CirculationMark => Code::SecrecyMark,
    }
}

/// Names a finding.
pub(super) fn name(kind: Kind) -> Message {
    match kind {
        Kind::CitizenNumber => say!(vi: "số căn cước"; en: "a citizen number"),
        Kind::OldIdentityNumber => say!(vi: "số chứng minh nhân dân"; en: "the number of an identity card"),
        Kind::PassportNumber => say!(vi: "số hộ chiếu"; en: "the number of a passport"),
        Kind::SocialInsuranceNumber => say!(vi: "số sổ bảo hiểm xã hội"; en: "a social-insurance number"),
        Kind::HealthInsuranceNumber => say!(vi: "số thẻ bảo hiểm y tế"; en: "a health-insurance number"),
        Kind::PersonalTaxCode => say!(vi: "mã số thuế cá nhân"; en: "the tax code of a person"),
        Kind::MobilePhone => say!(vi: "số điện thoại di động"; en: "a mobile telephone number"),
        Kind::HomePhone => say!(vi: "số điện thoại nhà riêng"; en: "the telephone number of a home"),
        Kind::HomeAddress => say!(vi: "nơi ở của một người"; en: "the address of a home"),
        Kind::PrivateEmail => say!(vi: "hộp thư của cá nhân"; en: "a private mailbox"),
        Kind::BankAccount => say!(vi: "số tài khoản ngân hàng"; en: "a bank account"),
        Kind::BirthDate => say!(vi: "ngày sinh của một người"; en: "a date of birth"),
        Kind::SecrecyMark => say!(vi: "dấu độ mật"; en: "a mark of secrecy"),
        Kind::CirculationMark => {
            say!(vi: "dấu chỉ lưu hành trong cơ quan"; en: "a mark that keeps a document inside the office")
        }
    }
}

/// Says what was found: for certain, or perhaps.
pub(super) fn sentence(kind: Kind, text: &str, certain: bool) -> Message {
    let name = name(kind);
    if certain {
        say!(vi: "có {}: `{text}`", name.vi; en: "there is {}: `{text}`", name.en)
    } else {
        say!(vi: "có thể là {}: `{text}`", name.vi; en: "this may be {}: `{text}`", name.en)
    }
}

/// Says why it must not go out.
pub(super) fn why(code: Code) -> Message {
    match code {
        Code::SecrecyMark => say!(
            vi: "văn bản có độ mật, hoặc chỉ lưu hành trong cơ quan, không được đưa lên mạng (Luật Bảo vệ bí mật nhà nước)";
            en: "what is secret or for the office alone may not be put on the net (Law on the protection of state secrets)"
        ),
        _ => say!(
            vi: "dữ liệu cá nhân chỉ được công khai khi pháp luật cho phép (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)";
            en: "personal data are made public only where the law allows it (Law on personal data protection 91/2025/QH15)"
        ),
    }
}

/// Says how a finding in a content file is mended.
pub(super) fn mend_content(code: Code) -> Message {
    match code {
        Code::SecrecyMark => say!(
            vi: "gỡ văn bản này ra; nếu đã giải mật, bỏ dấu đi và ghi quyết định giải mật; nếu không phải dấu mật, cho phép bằng [[allowed]] kèm lý do";
            en: "take the document out; if it was declassified, remove the mark and name the decision; if it is no such mark, allow it under [[allowed]] with the reason"
        ),
        _ => say!(
            vi: "bỏ đi, hoặc lược bằng {{ withheld = \"lý do\" }}; số của cơ quan thì khai ở contact, units, feedback; được phép công khai thì thêm [[allowed]] với text, reason vào department.toml";
            en: "remove it, or write {{ withheld = \"why\" }}; declare what belongs to the office under contact, units or feedback; where publishing is allowed, add [[allowed]] with text and reason to department.toml"
        ),
    }
}

/// Says how a finding in an attachment is mended.
pub(super) fn mend_attachment(code: Code) -> Message {
    match code {
        Code::PicturePosition => say!(
            vi: "xóa vị trí khỏi ảnh (Windows: Properties, Details, Remove Properties and Personal Information) rồi chép đè; muốn giữ thì thêm [[allowed]] với file, reason";
            en: "remove the position (Windows: Properties, Details, Remove Properties and Personal Information) and copy the file again; to keep it, add [[allowed]] with file and reason"
        ),
        Code::UnreadAttachment => say!(
            vi: "mở tệp ra đọc lại bằng mắt; nếu công bố được thì thêm [[allowed]] với file, reason vào department.toml";
            en: "open the file and read it yourself; if it may be published, add [[allowed]] with file and reason to department.toml"
        ),
        _ => say!(
            vi: "sửa trong tệp gốc, xuất lại và chép đè; được phép công khai thì thêm [[allowed]] với text, file, reason vào department.toml";
            en: "mend the file it was made from, export it and copy it again; where publishing is allowed, add [[allowed]] with text, file and reason to department.toml"
        ),
    }
}
