package drive_test

import (
	"strings"
	"testing"

	"emprise/data"
	"emprise/data/dealing"
)

// A call of a company that nobody knows becomes a company, an exchange and a need in one form and one step, which is ranked at once
// and taken back at once.
func TestACallBecomesANeedInOneForm(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	before := d.Snapshot()
	do(d.Press("companies"))
	do(d.Press("call"))
	if err := d.Save(); err == nil {
		t.Error("a call of nobody about nothing is saved")
	}
	for field, text := range map[string]string{
		"company_id": "", "name": "Verrerie Lambert", "code_name": "Projet Cristal", "subject": "Cherche 2 ha et 1 MW avant 2028", "next": "Envoyer trois terrains", "next_due": "2026-01-15",
		"becomes": "yes", "area_min": "2", "area_max": "1", "power_kva": "1 000", "motorway_m": "8", "jobs": "45", "deadline": "2027-12-31",
	} {
		do(d.Fill(field, text))
	}
	if err := d.Save(); err == nil {
		t.Error("more than two hectares and less than one is saved")
	}
	do(d.Fill("area_max", "6"))
	do(d.Save())
	now := d.Snapshot()
	if len(now.Companies) != len(before.Companies)+1 || len(now.Needs) != len(before.Needs)+1 || len(now.Contacts) != len(before.Contacts)+1 {
		t.Fatalf("%d companies, %d needs, %d exchanges", len(now.Companies), len(now.Needs), len(now.Contacts))
	}
	need, ok := now.Need(d.Selected().ID)
	if !ok || need.Title != "Cherche 2 ha et 1 MW avant 2028" || *need.Jobs != 45 || len(need.Criteria) != 4 || *need.Criteria[2].Max != 8000 || *need.Criteria[3].Max != 21_183 || *need.Criteria[0].Min != 20_000 {
		t.Fatalf("the need is %+v", need)
	}
	if r := d.Ranking(); r.NeedID != need.ID || len(r.Rows) == 0 {
		t.Errorf("the ranking is of %q with %d rows", r.NeedID, len(r.Rows))
	}
	c, _ := dealing.Find(now, need.CompanyID)
	if c.Name != "Verrerie Lambert" || c.Stage != dealing.Asking || len(c.Contacts) != 1 || c.Contacts[0].NeedID != need.ID {
		t.Errorf("the company is %+v", c)
	}
	do(d.Press("companies"))
	m := w.Companies().Model()
	if m.Companies[0].ID != c.ID || !m.Companies[0].Late || m.Card == nil || m.Card.Name != "Projet Cristal" || len(m.Card.Entries) != 2 {
		t.Errorf("the panel says %+v, %+v", m.Companies[0], m.Card)
	}
	do(d.Press("undo"))
	now = d.Snapshot()
	if len(now.Companies) != len(before.Companies) || len(now.Needs) != len(before.Needs) || len(now.Contacts) != len(before.Contacts) {
		t.Error("one step back leaves some of the call")
	}
}

// What is to be done is ticked off in the timeline, land is proposed from the map, and the proposal goes its way.
func TestProposalsGoTheirWay(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	var need data.Need
	for _, n := range d.Snapshot().Needs {
		if n.CompanyID != "" {
			need = n
			break
		}
	}
	do(d.Choose(need.Ref()))
	do(d.Press("match"))
	if err := d.Press("proposal.add"); err == nil {
		t.Error("nothing is proposed")
	}
	plot := d.Ranking().Rows[0].PlotID
	do(d.Choose(data.Ref{Kind: data.KindPlot, ID: plot}))
	count := len(d.Snapshot().Proposals)
	do(d.Press("proposal.add"))
	if len(d.Snapshot().Proposals) != count+1 {
		t.Fatal("the plot is not proposed")
	}
	do(d.Press("companies"))
	w.Companies().OnChoose(need.CompanyID)
	d.Idle()
	// The entry of the proposal offers to go on; pressing it writes the next step.
	pressed := false
	for _, e := range w.Companies().Model().Card.Entries {
		for _, a := range e.Actions {
			if strings.Contains(a.Title, "visité") && !pressed {
				pressed = true
				a.Run()
				d.Idle()
			}
		}
	}
	stage := data.ProposalStage("")
	for _, p := range d.Snapshot().Proposals {
		if p.NeedID == need.ID && len(p.PlotIDs) == 1 && p.PlotIDs[0] == plot {
			stage = p.Stage
		}
	}
	if !pressed || stage != data.ProposalVisited {
		t.Errorf("pressed %v, the proposal is %q", pressed, stage)
	}
	// It ends with a reason, and not without.
	for _, e := range w.Companies().Model().Card.Entries {
		for _, a := range e.Actions {
			if strings.Contains(a.Title, "Refusé") && strings.Contains(e.Title, "isité") {
				a.Run()
				d.Idle()
				break
			}
		}
	}
	if err := d.Save(); err == nil {
		t.Error("refused, nobody knows why")
	}
	do(d.Fill("reason", "Trop loin"))
	do(d.Save())
	refused := 0
	for _, p := range d.Snapshot().Proposals {
		if p.Stage == data.ProposalRefused && p.Reason == "Trop loin" {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("%d proposals are refused for that reason", refused)
	}
	// A tick takes what was to be done away.
	for _, c := range dealing.Companies(d.Snapshot()) {
		if c.Due == nil {
			continue
		}
		w.Companies().OnChoose(c.ID)
		d.Idle()
		for _, e := range w.Companies().Model().Card.Entries {
			if e.Todo != "" && len(e.Actions) > 1 {
				e.Actions[0].Run()
				d.Idle()
				break
			}
		}
		after, _ := dealing.Find(d.Snapshot(), c.ID)
		if after.Due != nil && after.Due.ID == c.Due.ID {
			t.Errorf("%s: %q is still to be done", c.Name, c.Due.Next)
		}
		return
	}
	t.Error("nothing is due in the demonstration")
}

// Choosing an action sheet shows the projects that hang on it, and only those.
func TestActionSheetsShowWhatHangsOnThem(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	if err := d.Press("contracts"); err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Snapshot().Contracts {
		w.Contracts().OnContract(c.ID)
		d.Idle()
		all := len(w.Contracts().Model().Projects)
		hanging := map[string]int{}
		for _, p := range d.Snapshot().Projects {
			if p.ContractID == c.ID {
				hanging[p.ActionCode]++
				all--
			}
		}
		if all != 0 {
			t.Errorf("%s: %d projects too many", c.Name, all)
		}
		for _, x := range c.Axes {
			for _, a := range x.Actions {
				w.Contracts().OnSheet(a.Code)
				d.Idle()
				if m := w.Contracts().Model(); len(m.Projects) != hanging[a.Code] || m.Chosen != a.Code {
					t.Errorf("%s %s: %d projects, %d hang on it", c.Name, a.Code, len(m.Projects), hanging[a.Code])
				}
			}
		}
	}
}
