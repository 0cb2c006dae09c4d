"""What a type checker sees of the public face; checked by mypy --strict and pyright, never run."""

from typing import assert_type

import workplan
from workplan import Agency, Correction, Duty, Measure, Plan, Role, Section, Span, Task

plan = workplan.load()
assert_type(plan, Plan)
assert_type(plan.sections, tuple[Section, ...])
assert_type(plan.tasks, tuple[Task, ...])
assert_type(plan.measures, tuple[Measure, ...])
assert_type(plan.roles, tuple[Role, ...])
assert_type(plan.agencies, tuple[Agency, ...])
assert_type(plan.task(10), Task)
assert_type(plan.task("(十)").number, int | None)
assert_type(plan.task(10).lead, tuple[Agency, ...])
assert_type(plan.task(10).reading, str)
assert_type(plan.task(10).corrections, tuple[Correction, ...])
assert_type(plan.measure("10.1").assignment_span, Span | None)
assert_type(plan.agency("市食药监局").full_name, str | None)
assert_type(plan.tasks_of("市公安局", duty=Duty.LEAD), tuple[Task, ...])
assert_type(plan.records(), list[dict[str, str | int | bool]])
assert_type(plan.source[Span(0, 4)], str)
assert_type(workplan.available(), tuple[str, ...])
assert_type(workplan.dumps(plan), str)
assert_type(workplan.loads("{}"), Plan)
assert_type(workplan.__version__, str)
assert_type(Duty.LEAD.is_accountable, bool)
assert_type(plan.task_of(plan.measures[0]), Task)
assert_type(plan.section_of(plan.tasks[0]), Section)
assert_type(plan.measure_of(plan.roles[0]), Measure)
