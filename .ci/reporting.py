"""How a Python check tells what it found: its findings, one a line, then what it looked at."""

SHOWN = 60


def tell(findings, looked_at):
    """Prints the findings and a last line; gives the exit code."""
    print(*findings[:SHOWN], sep="\n", end="\n" if findings else "")
    if len(findings) > SHOWN:
        print(f"… {len(findings) - SHOWN} more")
    print(f"{looked_at}, {len(findings)} findings")
    return 1 if findings else 0


def tell_self_test(tried, wrong):
    """The same for a self-test: how many defects were tried, and what was missed or wrongly blamed."""
    return tell(wrong, f"{tried} defects tried")
