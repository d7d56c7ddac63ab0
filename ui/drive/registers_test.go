package drive_test

import (
	"testing"

	"emprise/data"
	"emprise/data/dealing"
)

// A company is added with the people one talks to, corrected, and removed; one on which more hangs says what goes with it first, and one
// step back brings all of it again.
func TestCompaniesAreKept(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	if d.Press("company.edit") == nil {
		t.Error("no company is chosen, and one is edited")
	}
	before := len(d.Snapshot().Companies)
	do(d.Press("companies"))
	do(d.Press("company.add"))
	do(d.Fill("siret", "732 829 320 00074"))
	do(d.Act(func() error { w.Lines().AddLine("people"); return nil }))
	do(d.Fill("people.0.name", "Léa Fournier"))
	if d.Save() == nil {
		t.Error("a company without a name is saved")
	}
	do(d.Fill("name", "Verrerie Lambert"))
	do(d.Save())
	m := w.Companies().Model()
	c, ok := d.Snapshot().Company(m.Chosen)
	if !ok || c.Name != "Verrerie Lambert" || c.SIREN != "732829320" || len(c.People) != 1 || len(d.Snapshot().Companies) != before+1 {
		t.Fatalf("the company in hand is %+v", c)
	}
	do(d.Press("company.edit"))
	do(d.Fill("code_name", "Projet Cristal"))
	do(d.Save())
	if card := w.Companies().Model().Card; card == nil || card.Name != "Projet Cristal" {
		t.Errorf("the card says %+v", card)
	}
	do(d.Press("company.delete"))
	if len(d.Snapshot().Companies) != before || w.FormOpen() {
		t.Error("a company on which nothing hangs is not removed at once")
	}
	// One with a need.
	for _, known := range dealing.Companies(d.Snapshot()) {
		if len(known.Needs) == 0 {
			continue
		}
		do(d.Act(func() error { w.Companies().OnChoose(known.ID); return nil }))
		do(d.Press("company.delete"))
		if told := w.Confirming(); len(told) == 0 {
			t.Fatal("it is not told what goes")
		}
		was := d.Snapshot()
		do(d.Save())
		now := d.Snapshot()
		if _, there := now.Company(known.ID); there || len(now.Needs) != len(was.Needs)-len(known.Needs) {
			t.Errorf("%s: %d needs of %d are left", known.Name, len(now.Needs), len(was.Needs))
		}
		do(d.Press("undo"))
		if now := d.Snapshot(); len(now.Needs) != len(was.Needs) || len(now.Contacts) != len(was.Contacts) || len(now.Proposals) != len(was.Proposals) {
			t.Error("one step back does not bring all of it")
		}
		return
	}
	t.Error("no company of the demonstration needs anything")
}

// A contract is made from nothing with its axes and sheets; projects follow a sheet whose number changes, and the contract goes without
// taking them along.
func TestContractsAreKept(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	do := playing(t)
	do(d.Press("contracts"))
	do(d.Press("contract.add"))
	for _, to := range []string{"axes", "axes.0"} {
		do(d.Act(func() error { w.Lines().AddLine(to); return nil }))
	}
	for field, text := range map[string]string{
		"name": "Pacte régional", "framework": "regional", "start": "1/1/2026", "signatories": "Région\nIntercommunalité", "axes.0.title": "Industrie", "actions.0.title": "Friches",
	} {
		do(d.Fill(field, text))
	}
	do(d.Save())
	m := w.Contracts().Model()
	c, ok := d.Snapshot().Contract(m.Contract)
	if !ok || c.Name != "Pacte régional" || c.Start != "2026-01-01" || len(c.Axes) != 1 || c.Axes[0].Actions[0].Code != "1.1" {
		t.Fatalf("the contract in hand is %+v", c)
	}
	// A sheet of one that is there, with projects on it.
	for _, p := range d.Snapshot().Projects {
		if p.ActionCode == "" {
			continue
		}
		do(d.Act(func() error { w.Contracts().OnContract(p.ContractID); return nil }))
		do(d.Press("contract.edit"))
		field := ""
		for _, id := range []string{"actions.0", "actions.1", "actions.2", "actions.3", "actions.4", "actions.5", "actions.6", "actions.7"} {
			if code, err := d.Field(id + ".code"); err == nil && code == p.ActionCode {
				field = id
			}
		}
		do(d.Fill(field+".code", "9.9"))
		do(d.Save())
		if now, _ := d.Snapshot().Project(p.ID); now.ActionCode != "9.9" {
			t.Errorf("the project hangs on %q", now.ActionCode)
		}
		do(d.Press("contract.delete"))
		do(d.Save())
		if now, there := d.Snapshot().Project(p.ID); !there || now.ContractID != "" || now.ActionCode != "" {
			t.Errorf("the project is now %+v", now)
		}
		do(d.Press("undo"))
		if now, _ := d.Snapshot().Project(p.ID); now.ContractID != p.ContractID {
			t.Error("one step back does not tie the project again")
		}
		return
	}
	t.Error("no project of the demonstration hangs on a sheet")
}

// All that a zone can say is entered in its form, and the inspector tells it.
func TestZonesAreDescribed(t *testing.T) {
	d, w := openRows(t)
	defer w.Close()
	z := d.Snapshot().Zones[0]
	for _, err := range []error{
		d.Choose(data.Ref{Kind: data.KindZone, ID: z.ID}), d.Press("zone.edit"), d.Fill("sold_by", "SEM du Val"), d.Fill("gas", "no"), d.Fill("port_m", "12 500"), d.Save(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	now, _ := d.Snapshot().Zone(z.ID)
	if now.SoldBy != "SEM du Val" || now.Networks.Gas != data.No || now.Access.PortM == nil || *now.Access.PortM != 12_500 || now.Updated == "" {
		t.Errorf("the zone is %+v", now)
	}
	told := map[string]bool{}
	for _, s := range w.Inspected().Sections {
		for _, f := range s.Facts {
			told[f.Value] = true
		}
	}
	if !told["SEM du Val"] || !told["Non"] {
		t.Errorf("the inspector tells %v", told)
	}
}
