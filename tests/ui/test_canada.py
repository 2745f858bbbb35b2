"""The map of Canada: where its points stand."""

from __future__ import annotations

import math

import pytest

from quiz.ui.canada import Drawing, Point, drawing, projected
from quiz.ui.widgets.map import content_of

VANCOUVER, CALGARY, TORONTO = Point(49.28, -123.12), Point(51.05, -114.07), Point(43.65, -79.38)
OTTAWA, MONTREAL = Point(45.42, -75.70), Point(45.50, -73.57)
CITIES = (VANCOUVER, CALGARY, TORONTO, OTTAWA, MONTREAL)
NAMES = ("Vancouver", "Calgary", "Toronto", "Ottawa", "Montreal")
SIZES = ((72, 20), (52, 14), (36, 10))


def drawn(columns: int, rows: int, *, braille: bool = True) -> Drawing:
    found = drawing(CITIES, columns, rows, braille=braille)
    assert found is not None
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("braille", [True, False], ids=["braille", "ascii"])
def test_a_map_fills_its_size_and_numbers_every_city(size: tuple[int, int], braille: bool) -> None:
    found = drawn(*size, braille=braille)
    assert (len(found.lines[0]), len(found.lines)) == size
    assert len({len(line) for line in found.lines}) == 1
    assert sorted(mark.number for mark in found.marks) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_cities_stand_west_to_east_on_land_or_at_its_edge_and_never_in_one_cell(
    size: tuple[int, int],
) -> None:
    found = drawn(*size)
    places = {mark.number: mark for mark in found.marks}
    assert [places[number].column for number in (1, 2, 3, 4, 5)] == sorted(
        mark.column for mark in found.marks
    )
    assert len({(mark.row, mark.column) for mark in found.marks}) == len(CITIES)
    assert places[3].row >= places[4].row >= places[2].row
    for mark in found.marks:
        around = found.lines[mark.row][max(0, mark.column - 1) : mark.column + 2]
        assert around.strip(), f"{mark} stands in the sea"


def test_the_largest_map_that_fits_is_drawn() -> None:
    assert len(drawn(100, 30).lines) == 20
    assert len(drawn(72, 19).lines) == 14
    assert len(drawn(51, 40).lines) == 10
    assert drawing(CITIES, 35, 40) is None
    assert drawing(CITIES, 80, 9) is None


def test_two_points_in_one_cell_stand_side_by_side() -> None:
    found = drawing([OTTAWA, OTTAWA, OTTAWA], 36, 10)
    assert found is not None
    first, second, third = found.marks
    assert first.row == second.row == third.row
    assert (second.column, third.column) == (first.column + 1, first.column + 2)


def test_a_point_outside_the_map_has_no_number() -> None:
    found = drawing([Point(-33.9, 18.4), TORONTO], 52, 14)
    assert found is not None
    assert [mark.number for mark in found.marks] == [2]


def test_the_projection_keeps_length_along_its_parallels() -> None:
    for latitude in (49.0, 77.0):
        (x1, y1), (x2, y2) = projected(Point(latitude, -95.0)), projected(Point(latitude, -94.9))
        on_earth = math.cos(math.radians(latitude)) * math.radians(0.1)
        assert math.hypot(x2 - x1, y2 - y1) == pytest.approx(on_earth, rel=1e-5)


def test_the_projection_keeps_angles() -> None:
    step = 1e-5
    for point in CITIES:
        x, y = projected(point)
        x_north, y_north = projected(Point(point.latitude + step, point.longitude))
        x_east, y_east = projected(Point(point.latitude, point.longitude + step))
        north, east = (x_north - x, y_north - y), (x_east - x, y_east - y)
        stretched = math.cos(math.radians(point.latitude))
        assert north[0] * east[0] + north[1] * east[1] == pytest.approx(0, abs=1e-15)
        assert math.hypot(*east) == pytest.approx(math.hypot(*north) * stretched, rel=1e-4)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_numbers_stand_on_the_map_as_it_is_painted(size: tuple[int, int]) -> None:
    found = drawn(*size)
    lines = content_of(found, NAMES, size[0] + 6).plain.split("\n")
    for mark in found.marks:
        assert lines[mark.row][mark.column + 3] == str(mark.number)
    assert lines[-1].endswith("5 Montreal")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_legend_stands_beside_the_map_where_it_fits(size: tuple[int, int]) -> None:
    found = drawn(*size)
    lines = content_of(found, NAMES, size[0] + 16).plain.split("\n")
    assert len(lines) == size[1]
    assert [line.split("   ")[-1].strip() for line in lines[:5]] == [
        f"{number} {name}" for number, name in enumerate(NAMES, 1)
    ]
    for mark in found.marks:
        assert lines[mark.row][mark.column + 1] == str(mark.number)
