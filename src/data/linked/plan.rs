//! Plans and their tasks.

use super::report::symbol;
use super::{Linked, Node, Target};
use crate::derive::Place;
use crate::model::{Plan, Responsible, Task};

impl<'l> Linked<'l> {
    fn plan_id(&self, plan: &Plan) -> String {
        self.thing(&Place::Plan(plan.id.clone()), "ke-hoach")
    }

    /// Describes a plan as the document it is.
    pub(super) fn plan(&self, plan: &'l Plan) -> Node {
        let head = &plan.head;
        Node::named("DigitalDocument", self.plan_id(plan))
            .set("name", self.words(&head.title))
            .set("description", self.optional(head.summary.as_ref()))
            .set("identifier", symbol(&head.number, &head.symbol))
            .set("datePublished", head.date.value().copied())
            .set("temporalCoverage", format!("{:04}", head.year))
            .set("publisher", self.publisher())
            .set("author", self.publisher())
            .set("accountablePerson", head.signer.as_ref().and_then(|signer| self.signer(signer)))
            .set("locationCreated", self.place(&head.place))
            .set("citation", self.bases(head.bases.iter()))
            .set("license", self.licence())
            .set("encoding", self.files(&head.files))
    }

    /// Describes a task as work of units. Whether it is done is said on its page, on three axes that
    /// no single word of a vocabulary holds.
    pub(super) fn task(&self, plan: &'l Plan, task: &'l Task) -> Node {
        let place = Place::Task(plan.id.clone(), task.id.id.clone());
        let results = task.deliverables.iter().filter_map(|one| self.words(&one.text));
        Node::named("Action", self.thing(&place, "nhiem-vu"))
            .set("name", self.words(&task.title))
            .set("description", self.optional(task.text.as_ref()))
            .set("identifier", format!("{}/{}", plan.id, task.id.id))
            .set("agent", self.responsible(&task.leads))
            .set("participant", self.responsible(&task.coordinators))
            .set("result", results.map(|name| Node::of("CreativeWork").set("name", name)).collect::<Vec<_>>())
            .set(
                "subjectOf",
                Node::named("DigitalDocument", self.plan_id(plan))
                    .set("name", self.words(&plan.head.title))
                    .set("url", (self.address)(Target::Place(&Place::Plan(plan.id.clone())))),
            )
    }

    fn responsible(&self, parts: &'l [Responsible]) -> Vec<Node> {
        let units = parts.iter().filter_map(|part| self.site.unit(part.unit.as_ref()?.id()));
        units.map(|unit| self.unit_mention(unit)).collect()
    }
}
