"""A showcase that leaves the desk: the folder, what history says of it, and who may take what."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from tests.desks import Clock, Crew, acting, make_file
from tests.projects import complete, decided, keyed, opened, started
from trellis.desk.desk import Desk
from trellis.rules.errors import Cancelled, Gone, Invalid, Refused
from trellis.rules.signoffs import Decision, Gate
from trellis.rules.tickets import Credit, Intake
from trellis.store.projects import data as stored

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def finished(desk: Desk, crew: Crew, folder: Path) -> UUID:
    """A complete project with a picture, a file whose name leads elsewhere, a ticket and a word at its head."""
    (folder / "bell.png").write_bytes(PNG)
    (folder / "run me.exe").write_bytes(b"MZ\x00\x01")
    project = started(desk, crew.maya)
    ticket = desk.tickets.open(Intake("Secret matter of Mr. Okafor", crew.okafor)).value
    desk.projects.submit(project, Gate.PROPOSAL)
    decided(desk, project, crew.advisor, Decision.APPROVE, "Only for you two")
    desk.projects.reach(project, "m1")
    desk.projects.add_file(project, folder / "bell.png", "m1", "The bell")
    desk.projects.add_file(project, folder / "run me.exe")
    desk.projects.add_ticket(project, ticket.id, what="Learned to solder")
    desk.projects.add_link(project, "https://example.org/bell", "", "Plans")
    desk.projects.reflect(project, "Loud **enough**")
    desk.projects.submit(project, Gate.COMPLETION)
    decided(desk, project, crew.advisor, Decision.APPROVE, "A word between us")
    desk.projects.write_showcase(project, "A bell <script>alert(1)</script> for the *workshop*.", "")
    return project


@pytest.fixture
def world(tmp_path: Path):
    path, clock = tmp_path / "desk.trellis", Clock()
    crew = make_file(path, clock.now)
    with opened(path, clock) as desk:
        keyed(desk, crew)
        yield desk, crew, finished(desk, crew, tmp_path)


def test_the_folder_holds_everything_its_people_made(world, tmp_path: Path) -> None:
    desk, _, project = world
    told: list[tuple[int, int]] = []
    desk.projects.export_folder(project, tmp_path / "out", lambda done, of: told.append((done, of)))
    out = tmp_path / "out"
    files = sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())
    assert files == [
        "files/bell.png",
        "files/run me.exe.bin",
        "index.html",
        "project.md",
        "signatures/version-1-proposal.txt",
        "signatures/version-2-completion.txt",
    ]
    assert (out / "files/bell.png").read_bytes() == PNG
    page = (out / "index.html").read_text("utf-8")
    for words in ("A bell for the workshop", "Maya R.", "Loud <strong>enough</strong>", "The bell", "Ticket B-0001"):
        assert words in page
    assert "<script" not in page
    assert "Mr. Okafor" not in page
    assert "Signed as complete by Julia Soto on 12 Oct 2026." in page
    assert "A word between us" not in page
    assert told[-1] == (6, 6)


def test_history_tells_that_it_left_and_undo_does_not_cover_it(world, tmp_path: Path) -> None:
    desk, _, project = world
    done = desk.projects.export_folder(project, tmp_path / "out")
    assert [(c.noun, c.subject, c.action) for c in done.changes] == [("project", project, "export")]
    with pytest.raises(Refused):
        desk.history.undo(done.intent, done.seq)
    assert [c.action for c in desk.projects.printed(project).changes] == ["export"]


def test_stopped_or_refused_it_leaves_nothing(world, tmp_path: Path) -> None:
    desk, crew, project = world
    with pytest.raises(Cancelled):
        desk.projects.export_folder(project, tmp_path / "out", stop=lambda: True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    with pytest.raises(Invalid) as error:
        desk.projects.export_folder(project, tmp_path / "full")
    assert error.value.field == "folder"
    acting(desk, crew.deshawn)
    with pytest.raises(Refused):
        desk.projects.export_folder(project, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".trellis-")) == []


def test_a_visitor_takes_what_is_shown_and_no_signatures(world, tmp_path: Path) -> None:
    desk, crew, project = world
    desk.projects.show(project, True)
    acting(desk, crew.deshawn)
    desk.projects.export_folder(project, tmp_path / "out")
    assert not (tmp_path / "out" / "signatures").exists()
    everything = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"A word between us" not in everything
    assert b"Only for you two" not in everything


def test_a_changed_file_is_not_passed_on(world, tmp_path: Path) -> None:
    desk, _, project = world
    file = next(iter(desk.projects.page(project).files))
    with desk.frame.database.write() as connection:
        assert stored(connection, file)
        connection.exec_driver_sql("update file_data set data = ? where file = ?", (b"forged", file.bytes))
    with pytest.raises(Invalid):
        desk.projects.export_folder(project, tmp_path / "out")
    assert not (tmp_path / "out").exists()


# Beside it: what the work needs of the desk


def test_names_to_save_under_fit_the_bytes_and_are_for_readers_alone(world) -> None:
    desk, crew, project = world
    files = desk.projects.page(project).files
    assert sorted(desk.projects.name_for(project, f) for f in files) == ["bell.png", "run me.exe.bin"]
    acting(desk, crew.deshawn)
    with pytest.raises(Refused):
        desk.projects.name_for(project, next(iter(files)))
    acting(desk, crew.maya)
    other = complete(desk, crew.maya, crew.advisor)
    with pytest.raises(Gone):
        desk.projects.name_for(other, next(iter(files)))


def test_tickets_one_resolved_or_helped_with_are_offered_once(world) -> None:
    desk, crew, _ = world
    project = started(desk, crew.maya)
    mine, helped, theirs = (desk.tickets.open(Intake(t, crew.okafor)).value for t in ("Mine", "Helped", "Theirs"))
    desk.tickets.claim(mine.id)
    desk.tickets.resolve(mine.id, "New fuse")
    acting(desk, crew.deshawn)
    for ticket in (helped, theirs):
        desk.tickets.claim(ticket.id)
        desk.tickets.resolve(ticket.id, "New fuse")
    desk.tickets.add_helper(helped.id, crew.maya, Credit.PAIR)
    acting(desk, crew.maya)
    assert {title for _, _, title in desk.projects.tickets_for(project)} == {"Mine", "Helped"}
    desk.projects.add_ticket(project, mine.id)
    assert [title for _, _, title in desk.projects.tickets_for(project)] == ["Helped"]
    acting(desk, crew.deshawn)
    with pytest.raises(Refused):
        desk.projects.tickets_for(project)
