//! The department and its units.

use super::{Linked, Node, Target};
use crate::derive::Place;
use crate::model::{Unit, UnitKind};

impl<'l> Linked<'l> {
    /// Describes the department. Persons are not part of it.
    pub(super) fn organisation(&self) -> Node {
        let department = &self.site.department;
        let contact = department.contact.as_ref();
        let logo = department.logo.as_ref();
        Node::named("GovernmentOrganization", self.department())
            .set("name", self.words(&department.name))
            .set("alternateName", department.short_names.iter().collect::<Vec<_>>())
            .set("description", self.optional(department.summary.as_ref()))
            .set("url", (self.address)(Target::Home))
            .set("logo", logo.map(|logo| (self.address)(Target::File(&format!("files/{}", logo.path)))))
            .set("areaServed", self.area())
            .set("address", contact.and_then(|contact| self.optional(contact.address.as_ref())))
            .set("telephone", contact.and_then(|contact| contact.phone.as_ref()))
            .set("faxNumber", contact.and_then(|contact| contact.fax.as_ref()))
            .set("email", contact.and_then(|contact| contact.email.as_ref()))
            .set("contactPoint", self.contact_points())
            .set("subOrganization", self.own_units().map(|unit| self.unit_mention(unit)).collect::<Vec<_>>())
    }

    /// Mentions the department by its name.
    pub(super) fn publisher(&self) -> Node {
        Node::named("GovernmentOrganization", self.department()).set("name", self.words(&self.site.department.name))
    }

    /// Names the province the department works in.
    pub(super) fn area(&self) -> Option<Node> {
        let province = self.optional(self.site.department.province.as_ref())?;
        Some(Node::of("AdministrativeArea").set("name", province))
    }

    fn contact_points(&self) -> Vec<Node> {
        let ways = self.site.department.feedback.iter();
        let point = |way: &'l crate::model::Feedback| {
            Node::of("ContactPoint")
                .set("name", self.words(&way.name))
                .set("url", way.url.as_ref().map(|url| &url.url))
                .set("email", way.email.as_ref())
                .set("telephone", way.phone.as_ref())
        };
        ways.map(point).collect()
    }

    fn own_units(&self) -> impl Iterator<Item = &'l Unit> {
        self.site.department.units.iter().filter(|unit| is_own(unit.kind))
    }

    /// Mentions a unit by its name.
    pub(super) fn unit_mention(&self, unit: &'l Unit) -> Node {
        Node::named(unit_type(unit.kind), self.unit_id(unit)).set("name", self.words(&unit.name))
    }

    fn unit_id(&self, unit: &Unit) -> String {
        self.thing(&Place::Unit(unit.id.id.clone()), "don-vi")
    }

    /// Describes a unit.
    pub(super) fn unit(&self, unit: &'l Unit) -> Node {
        let parent = unit.parent.as_ref().and_then(|parent| self.site.unit(parent.id()));
        let parent = match parent {
            Some(parent) => Some(self.unit_mention(parent)),
            None => is_own(unit.kind).then(|| self.publisher()),
        };
        Node::named(unit_type(unit.kind), self.unit_id(unit))
            .set("name", self.words(&unit.name))
            .set("alternateName", unit.short_names.iter().collect::<Vec<_>>())
            .set("description", self.optional(unit.description.as_ref()))
            .set("telephone", unit.phone.as_ref())
            .set("email", unit.email.as_ref())
            .set("foundingDate", unit.from)
            .set("dissolutionDate", unit.to)
            .set("parentOrganization", parent)
    }
}

/// Tells whether a unit belongs to the department; groups are only names for several units.
fn is_own(kind: UnitKind) -> bool {
    !matches!(kind, UnitKind::Group | UnitKind::External)
}

fn unit_type(kind: UnitKind) -> &'static str {
    if is_own(kind) { "GovernmentOrganization" } else { "Organization" }
}
