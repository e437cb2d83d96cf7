//! Rule `address-clash`: one address, one page.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Site;
use crate::pages::{Route, origin};

pub(super) fn check(site: &Site, routes: &[Route], faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Route> = BTreeMap::new();
    for route in routes {
        let path = route.path();
        if let Some(earlier) = seen.get(&path) {
            // The same page twice is an id used twice, and has been reported as that.
            if *earlier == route {
                continue;
            }
            // Of a page and a list, the page carries the id that can be changed.
            let clashing = origin(site, route).or_else(|| origin(site, earlier)).unwrap_or_default();
            faults.push(Diagnostic::error(
                Code::AddressClash,
                clashing,
                say!(vi: "địa chỉ {path} đã thuộc về một trang khác; hãy chọn mã khác"; en: "the address {path} belongs to another page; choose another id"),
            ));
        } else {
            seen.insert(path, route);
        }
    }
    for moved in &site.department.moved {
        let from = moved.from.decoded();
        let is_file = from.strip_prefix("/files/").is_some_and(|file| site.files.contains_key(file));
        if is_file || seen.contains_key(&from) {
            faults.push(Diagnostic::error(
                Code::AddressClash,
                moved.from.span,
                say!(vi: "địa chỉ {from} vẫn có trang, nên không thể chuyển đi"; en: "the address {from} still has a page and cannot be moved away"),
            ));
        }
    }
}
