"""How the tests of the reader write down what a notice says, so that a person can check it."""

from workplan import parse


def read_measure(words, **options):
    """The measure of a task whose clause is followed by `words`."""
    return parse(f"一、总则\n(一)抓落实。加强督查。{words}", **options).measures[0]


def describe_roles(measure):
    """Duties and names: ``lead:甲局 supporting+:乙局``, ``+`` where 等 leaves the list open."""
    lists = {}
    for role in measure.roles:
        lists.setdefault(role.duty, []).append(role.printed)
    return " ".join(
        f"{duty.value}{'+' if duty in measure.open_duties else ''}:{'、'.join(names)}"
        for duty, names in lists.items()
    )


def describe_fields(measure):
    """Each field as label, text and date."""
    return [
        (field.label, field.text, field.date and field.date.isoformat()) for field in measure.fields
    ]


def list_doubts(words, **options):
    """The warnings and errors about a responsibility, each as code and words."""
    plan = parse(f"一、总则\n(一)抓落实。加强督查。{words}", **options)
    return [
        (note.code, plan.source[note.span])
        for note in plan.diagnostics
        if note.severity.value != "info"
    ]
