"""Plans that differ from one that was read in some of their measures."""

import attrs


def change_measures(plan, changes, **more):
    """The plan with measures changed: by id the new values of fields; `more` are the plan's."""
    sections = tuple(
        attrs.evolve(
            section,
            tasks=tuple(
                attrs.evolve(
                    task,
                    measures=tuple(attrs.evolve(m, **changes.get(m.id, {})) for m in task.measures),
                )
                for task in section.tasks
            ),
        )
        for section in plan.sections
    )
    return attrs.evolve(plan, sections=sections, **more)
