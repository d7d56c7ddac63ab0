package drive_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/allocation"
	"emprise/ui/task"
)

func columnNamed(t *testing.T, m allocation.Model, row int, wanted func(allocation.Cell) bool) int {
	t.Helper()
	for c := range m.Columns {
		if wanted(m.Cell(row, c)) {
			return c
		}
	}
	t.Fatalf("no such cell in row %d", row)
	return 0
}

// The whole path with the keyboard: open, go to a cell, hear what it would cost, decide it, exclude it, take both back one by one; what is
// decided stays in the project.
func TestLandIsGivenToAllNeedsTogether(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("allocation"))
	m := w.Allocation().Model()
	if m.Trouble != "" || m.Working != "" || len(m.Rows) != 11 || len(m.Columns) < 11 || len(m.Told) == 0 || !strings.Contains(m.Summary, "optimal, prouvé") {
		t.Fatalf("%+v", m)
	}
	photograph(t, d, "allocation")
	given := func(m allocation.Model, row int) int {
		return columnNamed(t, m, row, func(c allocation.Cell) bool { return c.Given })
	}
	for row := range m.Rows {
		c := given(m, row)
		if name := m.Columns[c].Name; m.Rows[row].None || !strings.HasPrefix(m.Rows[row].Gets, name) {
			t.Errorf("%s gets %q, the cell of %s", m.Rows[row].Company, m.Rows[row].Gets, name)
		}
		for other := range row {
			if given(m, other) == c {
				t.Errorf("%s is given twice", m.Columns[c].Name)
			}
		}
	}

	// With the arrows to a cell of the third need that fits and is not given to it.
	const row = 2
	grid := w.Allocation().Grid()
	press := func(key fyne.KeyName) {
		grid.TypedKey(&fyne.KeyEvent{Name: key})
		d.Idle()
	}
	press(fyne.KeyHome)
	for range row {
		press(fyne.KeyDown)
	}
	target := columnNamed(t, m, row, func(c allocation.Cell) bool { return c.State == allocation.Fits && !c.Given })
	for range 100 {
		if w.Allocation().Model().Column == target {
			break
		}
		press(fyne.KeyRight)
	}
	m = w.Allocation().Model()
	if m.Row != row || m.Column != target || m.Card == nil || !strings.Contains(m.Card.Cost, "coûterait") || len(m.Card.Lines) == 0 {
		t.Fatalf("in hand: %d, %d, %+v", m.Row, m.Column, m.Card)
	}
	would := strings.TrimSuffix(strings.TrimPrefix(m.Card.Cost, "Imposer ce choix coûterait "), ".")
	photograph(t, d, "allocation-price")
	place := d.Snapshot().Territory.Allocation
	press(fyne.KeyReturn)
	m = w.Allocation().Model()
	if c := m.Cell(row, m.Column); !c.Locked || !c.Given || m.Row != row || !strings.Contains(m.Card.Cost, "promesse coûte "+would) {
		t.Errorf("locked: %+v, %+v", c, m.Card)
	}
	settled := d.Snapshot().Territory.Allocation
	if len(settled.Locked) != 1 {
		t.Fatalf("kept: %+v", settled)
	}
	lot, named := settled.Locked[0].Place, m.Columns[m.Column]
	photograph(t, d, "allocation-locked")
	press(fyne.KeyDelete)
	m = w.Allocation().Model()
	if c := m.Cell(row, m.Column); c.Locked || c.Given || !c.Forbidden {
		t.Errorf("forbidden: %+v", c)
	}
	do(d.Press("undo"))
	m = w.Allocation().Model()
	if c := m.Cell(row, slices.IndexFunc(m.Columns, func(x allocation.Column) bool { return x == m.Columns[m.Column] })); !c.Locked || !c.Given {
		t.Errorf("undone to %+v", c)
	}
	// The same land for another need: the promise goes over to it.
	w.Allocation().OnDrop(1, m.Column)
	d.Idle()
	settled = d.Snapshot().Territory.Allocation
	if len(settled.Locked) != 1 || settled.Locked[0].Place != lot || settled.LockOf("BES-0002") != lot {
		t.Errorf("handed over: %+v", settled)
	}
	do(d.Press("undo"))
	do(d.Press("undo"))
	if now := d.Snapshot().Territory.Allocation; len(now.Locked) != len(place.Locked) {
		t.Errorf("undone to %+v", now)
	}
	if m := w.Allocation().Model(); strings.Contains(m.Card.Cost, "promesse") {
		t.Errorf("still told: %s", m.Card.Cost)
	}
	// A plot that is chosen on the map is taken in hand.
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: lot}))
	if m := w.Allocation().Model(); m.Column != slices.IndexFunc(m.Columns, func(x allocation.Column) bool { return x == named }) || m.Row != 1 {
		t.Errorf("the plot is not taken in hand: %d, %d", m.Row, m.Column)
	}
	do(d.Press("allocation.close"))
	if err := d.Press("allocation.lock"); err == nil {
		t.Error("what was closed can be decided about")
	}
}

// What a company refused is excluded for it, and said so; people can let it be, and even then it is not proposed to it again.
func TestLandThatWasRefusedIsNotProposedAgain(t *testing.T) {
	d, w := open(t)
	defer w.Close()
	do := playing(t)
	const lot = "58904_TERRAIN-ECO_00001"
	do(d.Choose(data.Ref{Kind: data.KindNeed, ID: "BES-0001"}), d.Press("match"))
	if r := d.Ranking(); !r.Offers[lot].Refused || !strings.Contains(r.Offers[lot].Tip, "échangeur") || r.Offers["58906_TERRAIN-ECO_00001"].Word != "Visité" || len(r.Offers) != 2 {
		t.Errorf("%+v", r.Offers)
	}
	photograph(t, d, "ranking-offers")
	best, ok := sectionOf(place{d: d, w: w}, "Meilleures propositions")
	if !ok || len(best.Links) != 1 || !strings.Contains(best.Links[0].Title, "lot 2") {
		t.Errorf("%+v", best)
	}

	do(d.Press("allocation"), d.Choose(data.Ref{Kind: data.KindPlot, ID: lot}))
	cell := func() allocation.Cell { m := w.Allocation().Model(); return m.Cell(0, m.Column) }
	told := func() string {
		for _, x := range w.Allocation().Model().Told {
			if x.Heading == "Refusés par les entreprises" {
				return x.Lines[0].Text
			}
		}
		return ""
	}
	if c := cell(); !c.Refused || !c.Forbidden || c.Given || c.Text != "refusé" || !strings.Contains(told(), "est exclu (refusé") {
		t.Errorf("%+v, %s", c, told())
	}
	photograph(t, d, "allocation-refused")
	before := len(d.Snapshot().Proposals)
	do(d.Press("allocation.forbid")) // which lets it be
	if c := cell(); c.Refused || c.Forbidden || !strings.Contains(told(), "reste possible") || len(d.Snapshot().Territory.Allocation.Lifted) != 1 {
		t.Errorf("let be: %+v, %s", c, told())
	}
	do(d.Press("allocation.lock"))
	if c := cell(); !c.Given || !c.Locked || len(d.Snapshot().Territory.Allocation.Lifted) != 0 {
		t.Errorf("promised: %+v", c)
	}
	do(d.Press("allocation.propose"))
	if !strings.Contains(d.Said(), "pas proposé à nouveau") || !strings.Contains(d.Said(), "Projet Cargo") {
		t.Error(d.Said())
	}
	for _, p := range d.Snapshot().Proposals[before:] {
		if p.NeedID == "BES-0001" {
			t.Errorf("proposed again: %+v", p)
		}
	}
	do(d.Press("undo"), d.Press("undo"), d.Press("undo"))
	if c := cell(); !c.Refused || c.Given {
		t.Errorf("undone to %+v", c)
	}

	// What is refused while the plan is read counts at once.
	offer, ok := d.Snapshot().Proposal(d.Snapshot().Proposals[0].ID)
	if !ok {
		t.Fatal("no proposal")
	}
	offer.ID, offer.NeedID, offer.CompanyID, offer.PlotIDs, offer.Steps = "PRO-9999", "BES-0001", "", []string{"58904_TERRAIN-ECO_00002"}, nil
	offer.Stage, offer.Reason = data.ProposalRefused, "trop petit"
	do(d.Act(func() error {
		_, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Saved(offer), Put: []data.Row{offer}})
		return err
	}))
	if m := w.Allocation().Model(); !m.Rows[0].None {
		t.Errorf("it still gets %s", m.Rows[0].Gets)
	}
	photograph(t, d, "allocation-all-refused")
}

// What nobody can serve says what comes nearest; the rules change the land that is looked at.
func TestANeedWithoutLandSaysWhy(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	for _, step := range []error{d.Press("need.add"), d.Fill("title", "Usine géante"), d.Fill("area_m2.min", "400"), d.Save(), d.Press("allocation")} {
		if step != nil {
			t.Fatal(step)
		}
	}
	m := w.Allocation().Model()
	row := slices.IndexFunc(m.Rows, func(r allocation.Row) bool { return r.None })
	if row < 0 || len(m.Rows) != 12 {
		t.Fatalf("%+v", m.Rows)
	}
	w.Allocation().OnChoose(row, -1)
	d.Idle()
	m = w.Allocation().Model()
	if m.Card == nil || len(m.Card.Lines) != 1 || !strings.Contains(m.Card.Lines[0].Text, "plus proche") || m.Told[0].Heading == "Sans terrain" {
		t.Errorf("%+v, %+v", m.Card, m.Told)
	}
	w.Allocation().OnChoose(0, -1)
	d.Idle()
	if m = w.Allocation().Model(); m.Told[0].Heading != "Sans terrain" || len(m.Told[0].Lines) != 1 {
		t.Errorf("%+v", m.Told)
	}
	photograph(t, d, "allocation-none")
	columns := len(m.Columns)
	rules := m.Rules
	rules.Zones, rules.First = true, "jobs"
	w.Allocation().OnRules(rules)
	d.Idle()
	m = w.Allocation().Model()
	if m.Rules != rules || len(m.Columns) == columns || m.Trouble != "" {
		t.Errorf("%+v: %d columns", m.Rules, len(m.Columns))
	}
	photograph(t, d, "allocation-zones")
	// Of a zone that is cut, the plots are proposed with how much of them is meant; they are not reserved whole for one company.
	proposed := len(d.Snapshot().Proposals)
	if err := d.Press("allocation.propose"); err != nil {
		t.Fatal(err)
	}
	parts := 0
	for _, p := range d.Snapshot().Proposals[proposed:] {
		if strings.Contains(p.Notes, "selon le plan d’accueil") && len(p.PlotIDs) > 0 {
			parts++
		}
	}
	if parts < 5 {
		t.Errorf("%d proposals of parts of zones", parts)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if err := d.Press("undo"); err != nil {
		t.Fatal(err)
	}
	if m := w.Allocation().Model(); m.Rules.Zones || len(m.Columns) != columns {
		t.Errorf("undone to %+v, %d columns", m.Rules, len(m.Columns))
	}
}

// The answer becomes proposals, or options with the promises that they stand for, in one step each; the sheet is made from the panel.
func TestAnAllocationBecomesProposalsAndOptions(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("allocation"))
	before := d.Snapshot()
	do(d.Press("allocation.propose"))
	now := d.Snapshot()
	if n := len(now.Proposals) - len(before.Proposals); n < 8 || n > 11 {
		t.Errorf("%d proposals: %s", n, d.Said())
	}
	for _, p := range now.Proposals[len(before.Proposals):] {
		if p.NeedID == "" || p.CompanyID == "" || len(p.PlotIDs) != 1 || p.Stage != data.ProposalMade {
			t.Errorf("%+v", p)
		}
	}
	if err := d.Press("allocation.propose"); err != nil || len(d.Snapshot().Proposals) != len(now.Proposals) {
		t.Errorf("proposed twice: %v, %s", err, d.Said())
	}
	do(d.Press("undo"))
	if len(d.Snapshot().Proposals) != len(before.Proposals) {
		t.Error("one step back leaves proposals")
	}

	gets := func() (list []string) {
		for _, r := range w.Allocation().Model().Rows {
			list = append(list, r.Company+": "+r.Gets)
		}
		return list
	}
	was := gets()
	do(d.Press("allocation.reserve"))
	options := 0
	for _, p := range d.Snapshot().Plots {
		if old, _ := before.Plot(p.ID); p.Status != old.Status {
			options++
		}
	}
	if locks := d.Snapshot().Territory.Allocation.Locked; options != 11 || len(locks) != 11 {
		t.Errorf("%d options, %d promises", options, len(locks))
	}
	if now := gets(); !slices.Equal(now, was) {
		t.Errorf("reserved, they get %v, not %v", now, was)
	}
	do(d.Press("undo"))
	if a := d.Snapshot().Territory.Allocation; !a.IsZero() {
		t.Errorf("one step back leaves %+v", a)
	}

	do(d.Press("allocation.print"))
	out := filepath.Join(t.TempDir(), "plan.pdf")
	do(d.Fill("path", out))
	do(d.Save())
	if about, err := os.Stat(out); err != nil || about.Size() < 10_000 {
		t.Errorf("%v, %s", err, d.Said())
	}
}

// A search goes on through edits that change nothing of it, begins anew for those that do, and rests once it was stopped, until it is asked for.
func TestASearchFollowsOnlyWhatItDependsOn(t *testing.T) {
	d, w, q := startOn(t, t.TempDir())
	defer w.Close()
	do := playing(t)
	do(d.OpenProject(projectFile(t, t.TempDir())))
	searches := map[*task.Task]bool{}
	q.Runner().OnTasks(func(all []task.Status) {
		for _, s := range all {
			if s.Title == locale.New("fr").T("task.allocate") {
				searches[s.Task] = true
			}
		}
	})
	put := func(r data.Row) error {
		_, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.bulk"}, Put: []data.Row{r}})
		return err
	}
	company, plot, layer := d.Snapshot().Companies[0], d.Snapshot().Plots[0], d.Snapshot().Layers[0]
	company.Notes, layer.Visible, plot.Notes = "a rappelé", !layer.Visible, "clôture à refaire"
	do(d.Act(func() error {
		w.Press("allocation")
		return errors.Join(put(company), put(layer))
	}))
	if rows := w.Allocation().Model().Rows; len(searches) != 1 || len(rows) == 0 {
		t.Errorf("%d searches, %d needs", len(searches), len(rows))
	}
	do(d.Act(func() error { return put(plot) }))
	if len(searches) != 2 {
		t.Errorf("%d searches after another plot", len(searches))
	}
	if err := d.Press("allocation.again"); err == nil {
		t.Error("what was not stopped is resumed")
	}

	plot.Notes = "clôture refaite"
	rules := w.Allocation().Model().Rules
	rules.First = "jobs"
	do(d.Act(func() error { // the search for the plot is stopped, then comes another edit of it
		w.Press("allocation.close")
		w.Press("allocation")
		w.Allocation().OnStop()
		return put(plot)
	}))
	before := len(searches)
	if m := w.Allocation().Model(); m.Working != "" || m.Stopped == "" || len(m.Rows) != 0 {
		t.Errorf("stopped, it shows %+v", m)
	}
	photograph(t, d, "allocation-stopped")
	plot.Notes = ""
	do(d.Act(func() error { return errors.Join(put(plot), put(company)) }))
	if len(searches) != before {
		t.Errorf("%d searches more after it was stopped", len(searches)-before)
	}
	do(d.Press("allocation.again"))
	if m := w.Allocation().Model(); len(searches) != before+1 || m.Stopped != "" || len(m.Rows) != 11 {
		t.Errorf("resumed: %d searches more, %+v", len(searches)-before, m)
	}
	do(d.Act(func() error {
		w.Press("allocation.close")
		w.Press("allocation")
		w.Allocation().OnStop()
		w.Allocation().OnRules(rules) // asks by other rules
		return nil
	}))
	if m := w.Allocation().Model(); m.Stopped != "" || m.Rules.First != "jobs" || len(m.Rows) != 11 {
		t.Errorf("by other rules: %+v", m)
	}
}

// What an edit took off the map while another panel lay over it does not come back, empty, when that one goes.
func TestAnAnswerThatWasTakenOffLeavesTheDrawer(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	plot := d.Snapshot().Plots[0]
	put := func(notes string) error {
		plot.Notes = notes
		return d.Act(func() error {
			_, err := w.Workspace().Do(t.Context(), data.Edit{Note: data.Note{Key: "edit.bulk"}, Put: []data.Row{plot}})
			return err
		})
	}
	do(d.Press("allocation"), d.ImportFile(written(t, "lots.csv", oddHead+oddRows)), d.Fill("role", "plots"))
	if w.Columns() == nil {
		t.Fatal("no mapping is over the answer")
	}
	do(put("clôture à refaire"))
	do(d.Act(func() error { w.Fyne().Canvas().Unfocus(); return nil }), d.Type(fyne.KeyEscape))
	if w.FormOpen() {
		t.Fatal("the form is still open")
	}
	photograph(t, d, "allocation-taken-off")
	do(d.Press("allocation")) // opens it: it was not there any more
	if m := w.Allocation().Model(); len(m.Rows) != 11 {
		t.Errorf("%+v", m)
	}

	do(d.Choose(data.Ref{Kind: data.KindNeed, ID: d.Snapshot().Needs[0].ID}), d.Press("match")) // the ranking over it
	do(put(""))
	do(d.Press("match.close"), d.Press("allocation"))
	if m := w.Allocation().Model(); len(m.Rows) != 11 {
		t.Errorf("after the ranking: %+v", m)
	}
}
