import pytest

from people.roster.years import name_and_year, year_group


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("Y3", "Y3"),
        ("3", "Y3"),
        ("03", "Y3"),
        ("Year 3", "Y3"),
        ("yr3", "Y3"),
        ("13", "Y13"),
        ("R", "R"),
        ("Reception", "R"),
        ("0", "R"),
        ("N2", "N"),
        ("nursery", "N"),
        ("14", ""),
        ("KG", ""),
        ("", ""),
    ],
)
def test_year_groups_as_schools_write_them(written, year):
    assert year_group(written) == year


@pytest.mark.parametrize(
    ("title", "grades", "name", "year"),
    [
        ("Willow", ["Y3"], "Willow", "Y3"),
        ("Willow (Y3)", [], "Willow", "Y3"),
        ("Willow (Year 3)", ["03"], "Willow", "Y3"),
        ("Willow (blue door)", [], "Willow (blue door)", ""),
        ("3M Willow", [], "3M Willow", "Y3"),
        ("RH Holly", [], "RH Holly", "R"),
        ("Year 5 Rowan", [], "Year 5 Rowan", "Y5"),
        ("Robins", [], "Robins", ""),
        ("Elm", ["3", "4"], "Elm", "Y3/Y4"),
        ("Elm", ["3", "4", "5"], "Elm", "Y3/Y4/Y5"),
        ("Elm", ["10", "11", "12"], "Elm", "Y10–Y12"),
    ],
)
def test_a_class_and_its_year(title, grades, name, year):
    assert name_and_year(title, grades) == (name, year)
