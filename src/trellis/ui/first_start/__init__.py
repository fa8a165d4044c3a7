"""The first start: three short steps from nothing to a desk somebody can sign in to.

1. **The desk**: where it lives and what it is called (`place`), or a look at the sample desk instead.
2. **The advisor**: name and passphrase (`advisor`); then the desk is made and its recovery sheet shown, once (`keep`).
3. **People**: names typed or pasted, term and blocks now or later (`crew`).

Up to the end of step 2 nothing is written. Whoever leaves at the recovery sheet takes the new desk away again, because
a desk whose code nobody has would be a trap. `flow.FirstStart` is the page that holds the steps; it knows neither the
file system nor the desk. The composition root hands in what looks, makes and unmakes (`told.Hands`):

    class Maker:                                          # in app.py
        def look(self, key, folder, then):                # paths.check_place on a thread, in plain values
            apart(lambda: told_of(key, folder), then)
        def make(self, wanted, then, failed):
            path = Path(wanted.folder) / paths.DESK_NAME
            worker = Worker(lambda: open_desk(path))
            def signed_in(sheet): then(Made(sheet, worker))
            def made(sheet):
                worker.run(lambda desk: desk.keys.sign_in(desk.keys.names()[0].id, wanted.passphrase),
                           lambda _: signed_in(sheet), failed)
            worker.apart(lambda: make_file(path, wanted), made, failed)   # make_private or make_shared, create_desk
        def unmake(self, then):                           # stop the worker, delete the file just made

    page = FirstStart([told_of("everyone", ...), told_of("account", ...)], Maker(), words)
    page.finished.connect(...)       # with `Made`: the desk is open, its advisor signed in, step 3 is written
    page.sample_wanted.connect(...)  # look at the sample desk
    page.open_wanted.connect(...)    # the path of a desk that is there already
    page.left.connect(...)           # nothing was made, or it was taken away again
"""

from trellis.ui.first_start.flow import FirstStart
from trellis.ui.first_start.told import Hands, Made, NewDesk, Place, PlaceTold, Problem

__all__ = ["FirstStart", "Hands", "Made", "NewDesk", "Place", "PlaceTold", "Problem"]
