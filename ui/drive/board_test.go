package drive_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emprise/data"
	"emprise/data/rollup"
	"emprise/data/search"
	"emprise/data/workspace"
	"emprise/ui/board"
	"emprise/ui/kit"
)

// middle is the middle of an object in its window.
func middle(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

// A card goes to another lane under the mouse, with Ctrl and an arrow, and from the palette: each time the project has another status,
// in one step that says so and is taken back.
func TestAProjectGoesFromLaneToLane(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	status := func(id string) data.ProjectStatus {
		p, _ := d.Snapshot().Project(id)
		return p.Status
	}
	do(d.Press("projects"))
	d.Idle()
	photograph(t, d, "board-lanes")
	panel := w.Projects()
	var id string
	for _, p := range panel.Model().Projects {
		if p.Status == data.ProjectStudied {
			id = p.ID
			break
		}
	}
	card := panel.Card(id)
	if card == nil {
		t.Fatalf("project %q has no card", id)
	}
	f := &finger{canvas: w.Fyne().Canvas()}
	f.tap(middle(card), false, 0)
	d.Idle()
	if got := d.Selected(); got != (data.Ref{Kind: data.KindProject, ID: id}) {
		t.Fatalf("a click on the card selects %v", got)
	}
	f.drag(middle(card), middle(panel.Lane(data.ProjectDone)), 6, 0, func() { photograph(t, d, "board-dragged") })
	d.Idle()
	if status(id) != data.ProjectDone {
		t.Fatalf("dropped on the lane of what is done, it is %q", status(id))
	}
	p, _ := d.Snapshot().Project(id)
	if said := d.Said(); !strings.Contains(said, "Statut de") || !strings.Contains(said, p.Title) || !strings.Contains(said, ": réalisé") {
		t.Errorf("the step is told as %q", said)
	}
	do(d.Press("undo"))
	if status(id) != data.ProjectStudied {
		t.Fatalf("taken back, it is %q", status(id))
	}
	// Dropped where it was, nothing is done.
	f.drag(middle(panel.Card(id)), middle(panel.Card(id)).AddXY(4, 60), 3, 0, func() {})
	d.Idle()
	if status(id) != data.ProjectStudied {
		t.Errorf("let go in its own lane, it is %q", status(id))
	}
	// The keyboard stays on the card that it moves.
	f.canvas.Focus(panel.Card(id).(fyne.Focusable))
	for _, step := range []struct {
		key  fyne.KeyName
		want data.ProjectStatus
	}{{fyne.KeyRight, data.ProjectFunded}, {fyne.KeyRight, data.ProjectUnderway}, {fyne.KeyLeft, data.ProjectFunded}} {
		f.shortcut(&desktop.CustomShortcut{KeyName: step.key, Modifier: fyne.KeyModifierShortcutDefault})
		d.Idle()
		if status(id) != step.want {
			t.Fatalf("Ctrl and %s make it %q, not %q", step.key, status(id), step.want)
		}
		if any(f.canvas.Focused()) != any(panel.Card(id)) {
			t.Fatalf("the keyboard is on %T", f.canvas.Focused())
		}
	}
	// Arrows alone go from card to card; Enter edits.
	f.key(fyne.KeyLeft)
	if any(f.canvas.Focused()) == any(panel.Card(id)) || f.canvas.Focused() == nil {
		t.Error("the arrow does not leave the card")
	}
	f.canvas.Focus(panel.Card(id).(fyne.Focusable))
	f.key(fyne.KeyReturn)
	d.Idle()
	if title, err := d.Field("title"); err != nil || title != p.Title {
		t.Errorf("Enter edits %q: %v", title, err)
	}
	do(d.Fill("status", string(data.ProjectIdea)))
	do(d.Save())
	if err := d.Press("project.back"); err == nil {
		t.Error("an idea goes back to something")
	}
	do(d.Press("project.on"))
	if status(id) != data.ProjectStudied {
		t.Errorf("moved on, the idea is %q", status(id))
	}
}

// The views show the same projects, all of them, whatever they lack; a filter narrows all views, and the empty ones say what to do.
func TestProjectsInTheirViews(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	undated := data.Project{ID: "PRJ-9001", Type: data.Innovation, Title: "Sans rien", Status: data.ProjectIdea}
	if _, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Saved(undated), Put: []data.Row{undated}}); err != nil {
		t.Fatal(err)
	}
	d.Idle()
	do(d.Press("projects"))
	panel := w.Projects()
	snap := d.Snapshot()
	if m := panel.Model(); len(m.Projects) != len(snap.Projects) {
		t.Errorf("%d projects are shown of %d", len(m.Projects), len(snap.Projects))
	}
	for _, p := range snap.Projects {
		if panel.Card(p.ID) == nil {
			t.Errorf("%s has no card", p.ID)
		}
	}
	f := &finger{canvas: w.Fyne().Canvas()}
	for _, v := range board.Views() {
		panel.OnView(v)
		d.Idle()
		photograph(t, d, "board-"+string(v))
	}

	// By what they cost, from the least up and down; what is not known is last both ways.
	panel.OnView(board.Table)
	capex := slices.IndexFunc(panel.Model().Columns, func(c kit.GridColumn) bool { return c.Name == "Investissement" })
	for _, down := range []bool{false, true} {
		panel.OnSort(capex)
		d.Idle()
		last, unknown := -1.0, false
		for _, r := range panel.Model().Projects {
			p, _ := snap.Project(r.ID)
			if p.CapexEuro == nil {
				unknown = true
				continue
			}
			if unknown {
				t.Errorf("%s comes after one that is not known", p.ID)
			}
			if v := *p.CapexEuro; last >= 0 && (v < last) != down && v != last {
				t.Errorf("down %v: %g after %g", down, v, last)
			}
			last = *p.CapexEuro
		}
	}

	// Filters: each alone keeps what it says, in any view.
	g := rollup.On(snap)
	count := func(keep func(data.Project) bool) (n int) {
		for _, p := range snap.Projects {
			if keep(p) {
				n++
			}
		}
		return n
	}
	panel.Press(string(data.Recruitment))
	d.Idle()
	if got, want := len(panel.Model().Projects), count(func(p data.Project) bool { return p.Type == data.Recruitment }); got != want || got == 0 {
		t.Errorf("%d recruitments are left of %d", got, want)
	}
	zone := snap.Zones[0].ID
	panel.OnFilter(search.ProjectFilter{ZoneID: zone})
	d.Idle()
	if got, want := len(panel.Model().Projects), count(func(p data.Project) bool { return slices.Contains(g.Zones(p), zone) }); got != want || got == 0 {
		t.Errorf("%d projects are in the zone of %d", got, want)
	}
	panel.Find("hydrogene rien de tel")
	d.Idle()
	if m := panel.Model(); len(m.Projects) != 0 || m.Empty == "" {
		t.Errorf("%d projects answer, empty says %q", len(m.Projects), m.Empty)
	}
	photograph(t, d, "board-none")
	panel.OnView(board.Lanes) // the table behind has no row left to mark
	panel.Choose(snap.Projects[0].ID)
	do(d.Press("projects.clear"))
	if got := len(panel.Model().Projects); got != len(snap.Projects) {
		t.Errorf("%d projects after the filter is lifted", got)
	}

	// A line of the rollup selects the projects that it counts.
	panel.OnView(board.Rollups)
	m := panel.Model().Rollup
	if len(m.Rows) < 3 || m.Rows[0].Code != "territory" {
		t.Fatalf("the rollup is %+v", m.Rows)
	}
	panel.OnGroup("territory")
	d.Idle()
	if got := d.Gathered()[workspace.SceneProjects]; got != len(snap.Projects) {
		t.Errorf("%d projects are selected of %d", got, len(snap.Projects))
	}
	if panel.Model().Rollup.Chosen != "territory" {
		t.Error("the line is not marked")
	}

	// On the line of time: arrows and Enter; what is chosen on the map is marked.
	panel.OnView(board.Time)
	for _, o := range focusables(f.canvas.Content()) {
		if fmt.Sprintf("%T", o) == "*board.timeline" {
			f.canvas.Focus(o)
		}
	}
	f.key(fyne.KeyHome)
	f.key(fyne.KeyDown)
	f.key(fyne.KeySpace)
	d.Idle()
	first := d.Selected()
	if first.Kind != data.KindProject || panel.Model().Chosen != first.ID {
		t.Fatalf("the space bar selects %v, the panel marks %q", first, panel.Model().Chosen)
	}
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	d.Idle()
	if !w.FormOpen() || d.Selected() == first {
		t.Errorf("Enter edits %v: form %v", d.Selected(), w.FormOpen())
	}
}

// The projects are printed from their panel.
func TestProjectsArePrinted(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	path := filepath.Join(t.TempDir(), "projets.pdf")
	steps(t, d.Press("projects"), d.Press("projects.print"), d.Fill("path", path), d.Save())
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	text, err := exec.Command(reader, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Snapshot().Projects {
		if !strings.Contains(strings.Join(strings.Fields(string(text)), " "), strings.Join(strings.Fields(p.Title), " ")) {
			t.Errorf("%s is not printed", p.Title)
		}
	}
}

// What the filter of the projects leaves out is not on the map any more, which says so, in whichever view the filter was set and after the
// panel is closed; an edit that takes a project out of it takes its pin away, and lifting the filter brings all back.
func TestTheFilterOfProjectsNarrowsTheMap(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	pins := func() int {
		w.ChooseLayer(workspace.SceneProjects)
		do(d.Press("zoom.all"))
		do(d.Press("select.view"))
		return d.Gathered()[workspace.SceneProjects]
	}
	all := pins()
	if w.Remark() != "" {
		t.Errorf("with no filter the map says %q", w.Remark())
	}
	do(d.Press("projects"))
	panel := w.Projects()
	panel.OnView(board.Time)
	do(d.Act(func() error {
		panel.OnFilter(search.ProjectFilter{Types: []data.ProjectType{data.Recruitment}})
		return nil
	}))
	do(d.Press("projects"))
	few, kept := pins(), 0
	var one data.Project
	for _, p := range d.Snapshot().Projects {
		if p.Type == data.Recruitment {
			kept++
			if len(p.PlotIDs) == 1 && len(p.ZoneIDs) == 0 {
				one = p
			}
		}
	}
	if few == 0 || few >= all || one.ID == "" {
		t.Fatalf("%d pins of %d with the filter", few, all)
	}
	if said := w.Remark(); !strings.Contains(said, strconv.Itoa(kept)+" projets affichés sur "+strconv.Itoa(len(d.Snapshot().Projects))) {
		t.Errorf("the map says %q", said)
	}
	do(d.Choose(one.Ref()))
	do(d.Press("project.edit"))
	do(d.Fill("type", string(data.Innovation)))
	do(d.Save())
	if got := pins(); got != few-1 {
		t.Errorf("%d pins after one project is of another type, not %d", got, few-1)
	}
	do(d.Press("projects.clear"))
	if got := pins(); got != all || w.Remark() != "" {
		t.Errorf("%d pins of %d without the filter, the map says %q", got, all, w.Remark())
	}
}

// What is asked of the filter in one go, before anything is told of it, is all in force: in the panel and on the map. A view that is chosen
// meanwhile is kept, and the project that is selected is marked.
func TestQuickFiltersOfProjectsAddUp(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("projects"))
	panel := w.Projects()
	snap := d.Snapshot()
	var one data.Project
	asked := map[data.ProjectType]bool{data.Recruitment: true, data.Innovation: true}
	for _, p := range snap.Projects {
		if p.Type == data.Innovation {
			one = p
		}
	}
	do(d.Act(func() error {
		panel.Press(string(data.Recruitment))
		panel.Press(string(data.Innovation))
		panel.OnView(board.Table)
		panel.OnChoose(one.ID)
		return nil
	}))
	m, want := panel.Model(), 0
	for _, p := range snap.Projects {
		if asked[p.Type] {
			want++
		}
	}
	if len(m.Projects) != want || want == 0 || want == len(snap.Projects) || len(m.Filter.Types) != 2 {
		t.Errorf("%d projects are shown of %d, under %+v", len(m.Projects), want, m.Filter)
	}
	if m.View != board.Table || m.Chosen != one.ID {
		t.Errorf("the view is %q, %q is marked of %q", m.View, m.Chosen, one.ID)
	}
	if said := w.Remark(); !strings.Contains(said, strconv.Itoa(want)+" projets") {
		t.Errorf("the map says %q", said)
	}
	// The filter is lifted and the panel closed before it is told: nothing stays away.
	do(d.Act(func() error {
		w.Press("projects.clear")
		w.Press("projects")
		return nil
	}))
	if said := w.Remark(); said != "" {
		t.Errorf("without a filter the map says %q", said)
	}
}
