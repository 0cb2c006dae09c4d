"""What a type checker refuses: misspelt names and options that do not exist; never run.

Each commented line is an error for mypy and for pyright. Both report a comment that ignores nothing
(``warn_unused_ignores``, ``reportUnnecessaryTypeIgnoreComment``), so this file fails as soon as one
of the errors is no longer found. In pyright's basic mode a name of unknown type is no error, only a
name that does not exist.
"""

# pyright: basic, reportUnnecessaryTypeIgnoreComment=true

import workplan
from workplan import Dutty  # type: ignore[attr-defined]
from workplan.model import Mesure  # type: ignore[attr-defined]

print(Dutty, Mesure)
print(workplan.prase)  # type: ignore[attr-defined]

plan = workplan.load()
plan.tasks_of("市公安局", duty="leader")  # type: ignore[arg-type]
plan.tasks_of("市公安局", duty=["领导"])  # type: ignore[list-item]
plan.table("measure")  # type: ignore[call-overload]
plan.table("roles", lang="de")  # type: ignore[call-overload]
plan.matrix(by="sections")  # type: ignore[arg-type]
plan.matrix(order="register")  # type: ignore[arg-type]
plan.search("电商", match="some")  # type: ignore[arg-type]
plan.search("电商")[0].snippet(format="pdf")  # type: ignore[arg-type]
workplan.parse("一、甲。乙。", registry="[]")  # type: ignore[arg-type]
