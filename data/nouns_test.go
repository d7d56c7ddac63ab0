package data_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
)

// change is a row with something changed in it.
func change[R data.Row](r R, f func(*R)) data.Row {
	f(&r)
	return r
}

// As TestValidate, for the nouns that came after the first ones and for what those gained.
func TestValidateMoreNouns(t *testing.T) {
	t.Parallel()
	on := []data.Ref{{Kind: data.KindPlot, ID: "p"}}
	contact := data.Contact{ID: "ECH-1", CompanyID: "ENT-1", Date: "2026-03-01", Subject: "S", Next: "Rappeler", NextDue: "2026-04-01"}
	proposal := data.Proposal{ID: "PRO-1", CompanyID: "ENT-1", PlotIDs: []string{"p"}, Stage: data.ProposalVisited, Steps: []data.ProposalStep{
		{Stage: data.ProposalMade, Date: "2026-01-01"}, {Stage: data.ProposalVisited, Date: "2026-01-01"},
	}}
	contract := data.Contract{ID: "CTR-1", Name: "C", Axes: []data.Axis{
		{Code: "1", Title: "A", Actions: []data.Action{{Code: "1.1", Title: "a"}}}, {Code: "2", Title: "B", Actions: []data.Action{{Code: "2.1", Title: "b"}}},
	}}
	scheme := data.Scheme{ID: "DIS-1", Name: "F", Opens: "2026-01-01", Closes: "2026-01-01", URL: "https://a.fr"}
	unit := data.LandUnit{ID: "UF-1", Parcels: []string{"58901000AB0001"}, Shape: orb.MultiPolygon{{ring}}}
	establishment := data.Establishment{ID: "ETA-1", Name: "E", SIRET: "73282932000074", NAF: "2550A", CFE: data.No}
	landowner := data.Landowner{ID: "PTE-1", Name: "P", SIREN: "732829320"}
	attachment := data.Attachment{ID: "PJ-1", Name: "a.pdf", SHA256: strings.Repeat("0", 64), On: on}
	sitting := data.Sitting{ID: "SEA-1", Title: "S", Started: "2026-03-02T09:00:00+01:00", Ended: "2026-03-02T09:30:00+01:00"}
	remark := data.Remark{ID: "NOT-1", On: on, Text: "t"}
	tie := data.Tie{ID: "LIE-1", From: on[0], To: data.Ref{Kind: data.KindZone, ID: "p"}}
	view := data.KeptView{ID: "VUE-1", Name: "V", Lon: 3, Lat: 47}
	page := data.KeptComposition{ID: "CMP-1", Name: "C", Sheet: "overview", Look: "{}"}
	company := data.Company{ID: "ENT-1", Name: "E", SIREN: "732829320", SIRET: "73282932000074"}
	plot := data.Plot{ID: "p", Name: "P"}
	zone := data.Zone{ID: "z", Name: "Z", InventoryStarted: "2022-01-01", InventoryAdopted: "2022-02-01"}
	project := data.Project{ID: "j", Type: data.Innovation, Title: "J", ContractID: "CTR-1", ActionCode: "1.1"}
	for _, good := range []data.Row{
		contact, proposal, contract, scheme, unit, establishment, landowner, attachment, sitting, remark, tie, view, page, company, plot, zone, project,
	} {
		if err := good.Validate(); err != nil {
			t.Error(err)
		}
	}
	for _, c := range []struct {
		row         data.Row
		field, rule string
	}{
		{change(contact, func(r *data.Contact) { r.ID = "" }), "id", "required"},
		{change(contact, func(r *data.Contact) { r.CompanyID = "" }), "company_id", "required"},
		{change(contact, func(r *data.Contact) { r.Subject = " " }), "subject", "required"},
		{change(contact, func(r *data.Contact) { r.Date = "" }), "date", "required"},
		{change(contact, func(r *data.Contact) { r.Date = "hier" }), "date", "bad_date"},
		{change(contact, func(r *data.Contact) { r.Channel = "fax" }), "channel", "unknown_code"},
		{change(contact, func(r *data.Contact) { r.Next = "" }), "next", "required"},
		{change(proposal, func(r *data.Proposal) { r.CompanyID = "" }), "company_id", "required"},
		{change(proposal, func(r *data.Proposal) { r.PlotIDs = nil }), "plot_ids", "nothing_proposed"},
		{change(proposal, func(r *data.Proposal) { r.Parcels = []string{"AB12"} }), "parcels", "bad_parcel"},
		{change(proposal, func(r *data.Proposal) { r.Stage = "" }), "stage", "required"},
		{change(proposal, func(r *data.Proposal) { r.Stage = data.ProposalSigned }), "stage", "stage_differs"},
		{change(proposal, func(r *data.Proposal) { *r = r.Moved(data.ProposalRefused, "2026-02-01", "") }), "reason", "required"},
		{change(proposal, func(r *data.Proposal) { *r = r.Moved(data.ProposalOption, "2025-02-01", "") }), "steps", "out_of_order"},
		{change(proposal, func(r *data.Proposal) { *r = r.Moved("sold", "2026-02-01", "") }), "stage", "unknown_code"},
		{change(contract, func(r *data.Contract) { r.Framework = "x" }), "framework", "unknown_code"},
		{change(contract, func(r *data.Contract) { r.Start, r.End = "2026-01-02", "2026-01-01" }), "end", "before_start"},
		{change(contract, func(r *data.Contract) { r.Axes = append(r.Axes, data.Axis{Code: "1", Title: "C"}) }), "axes", "repeated"},
		{change(contract, func(r *data.Contract) { r.Axes = append(r.Axes, data.Axis{Code: "3"}) }), "axes", "required"},
		{change(contract, func(r *data.Contract) {
			r.Axes = append(r.Axes, data.Axis{Code: "3", Title: "C", Actions: []data.Action{{Code: "1.1", Title: "x"}}})
		}), "actions", "repeated"},
		{change(scheme, func(r *data.Scheme) { r.Closes = "2025-12-31" }), "closes", "before_start"},
		{change(scheme, func(r *data.Scheme) { r.URL = "javascript:alert(1)" }), "url", "bad_url"},
		{change(unit, func(r *data.LandUnit) { r.Use = "x" }), "use", "unknown_code"},
		{change(unit, func(r *data.LandUnit) { r.LastActivity = "2019" }), "last_activity", "bad_date"},
		{change(unit, func(r *data.LandUnit) { r.Shape = orb.MultiPolygon{{}} }), "shape", "bad_shape"},
		{change(establishment, func(r *data.Establishment) { r.SIRET = "73282932000075" }), "siret", "bad_siret"},
		{change(establishment, func(r *data.Establishment) { r.NAF = "métaux" }), "naf", "bad_naf"},
		{change(establishment, func(r *data.Establishment) { r.Workforce = p(-1) }), "workforce", "negative"},
		{change(establishment, func(r *data.Establishment) { r.CFE = "perhaps" }), "cfe", "unknown_code"},
		{change(establishment, func(r *data.Establishment) { r.At = orb.Point{3, 99} }), "at", "bad_shape"},
		{change(landowner, func(r *data.Landowner) { r.Sort = "x" }), "sort", "unknown_code"},
		{change(landowner, func(r *data.Landowner) { r.SIREN = "732829321" }), "siren", "bad_siren"},
		{change(attachment, func(r *data.Attachment) { r.Name = "../a.pdf" }), "name", "unsafe_name"},
		{change(attachment, func(r *data.Attachment) { r.Name = "a.exe" }), "name", "program"},
		{change(attachment, func(r *data.Attachment) { r.Size = data.MaxAttachment + 1 }), "size", "too_large"},
		{change(attachment, func(r *data.Attachment) { r.SHA256 = "0" }), "sha256", "bad_sum"},
		{change(attachment, func(r *data.Attachment) { r.On = nil }), "on", "required"},
		{change(sitting, func(r *data.Sitting) { r.Started = "" }), "started", "required"},
		{change(sitting, func(r *data.Sitting) { r.Started = "2026-03-02" }), "started", "bad_time"},
		{change(sitting, func(r *data.Sitting) { r.Ended = "2026-03-02T08:59:00+01:00" }), "ended", "before_start"},
		{change(remark, func(r *data.Remark) { r.Text = "" }), "text", "required"},
		{change(remark, func(r *data.Remark) { r.On = []data.Ref{{Kind: "unicorn", ID: "x"}} }), "on", "unknown_code"},
		{change(remark, func(r *data.Remark) { r.On = []data.Ref{r.Ref()} }), "on", "itself"},
		{change(remark, func(r *data.Remark) { r.On = append(r.On, r.On...) }), "on", "repeated"},
		{change(tie, func(r *data.Tie) { r.To = r.From }), "to", "repeated"},
		{change(tie, func(r *data.Tie) { r.From = data.Ref{} }), "from", "required"},
		{change(tie, func(r *data.Tie) { r.Sort = "x" }), "sort", "unknown_code"},
		{change(view, func(r *data.KeptView) { r.Lat = 91 }), "lon", "bad_shape"},
		{change(page, func(r *data.KeptComposition) { r.Name = " " }), "name", "required"},
		{change(page, func(r *data.KeptComposition) { r.Sheet = "" }), "sheet", "required"},
		{change(page, func(r *data.KeptComposition) { r.Look = "[]" }), "look", "needs_object"},
		{change(page, func(r *data.KeptComposition) { r.Look = "" }), "look", "needs_object"},
		{change(company, func(r *data.Company) { r.SIREN = "552100554" }), "siret", "other_siren"},
		{change(company, func(r *data.Company) { r.Size = "huge" }), "size", "unknown_code"},
		{change(company, func(r *data.Company) { r.People = []data.Person{{Role: "x"}} }), "people", "required"},
		{change(company, func(r *data.Company) { r.Provenance = data.Provenance{"color": {}} }), "color", "unknown_field"},
		{change(company, func(r *data.Company) { r.Provenance = data.Provenance{"naf": {Date: "2026"}} }), "naf", "bad_date"},
		{change(company, func(r *data.Company) { r.Provenance = data.Provenance{"naf": {Confidence: "sure"}} }), "naf", "unknown_code"},
		{change(plot, func(r *data.Plot) { r.INSEE = "20004" }), "insee", "bad_insee"},
		{change(plot, func(r *data.Plot) { r.Parcels = []string{"a"} }), "parcels", "bad_parcel"},
		{change(plot, func(r *data.Plot) { r.CoveragePercent = &data.Fact{Value: 101} }), "coverage_pct", "out_of_range"},
		{change(plot, func(r *data.Plot) { r.SevesoMax = "x" }), "seveso_max", "unknown_code"},
		{change(plot, func(r *data.Plot) { r.Tenures = []data.Tenure{data.TenureRent, data.TenureRent} }), "tenures", "repeated"},
		{change(plot, func(r *data.Plot) { r.Studies = []data.Study{"x"} }), "studies", "unknown_code"},
		{change(plot, func(r *data.Plot) { r.Maturity = p(5) }), "maturity", "out_of_range"},
		{change(plot, func(r *data.Plot) { r.SaleEuro = p(-1.0) }), "sale_eur", "negative"},
		{change(zone, func(r *data.Zone) { r.Created = "75" }), "created", "bad_year"},
		{change(zone, func(r *data.Zone) { r.InventoryAdopted = "2021-01-01" }), "inventory_adopted", "before_start"},
		{change(zone, func(r *data.Zone) { r.Networks.Gas = "x" }), "networks", "unknown_code"},
		{change(zone, func(r *data.Zone) { r.Access.PortM = p(-1.0) }), "access", "negative"},
		{change(project, func(r *data.Project) { r.ContractID = "" }), "contract_id", "required"},
		{change(project, func(r *data.Project) { r.Funding = []data.Funding{{Status: "x"}} }), "funding", "unknown_code"},
		{change(project, func(r *data.Project) { r.JobLines = []data.JobLine{{data.JobPermanent, 1}, {data.JobPermanent, 2}} }), "job_lines", "repeated"},
		{change(project, func(r *data.Project) { r.Milestones = []data.Milestone{{Title: "m"}} }), "milestones", "required"},
	} {
		var field *data.FieldError
		if err := c.row.Validate(); !errors.As(err, &field) || field.Field != c.field || field.Rule != c.rule {
			t.Errorf("%+v: %v, want %s %s", c.row, err, c.field, c.rule)
		}
	}
}

// The statute: no longer used for an activity liable to the CFE for two years at least on 1 January, unoccupied meanwhile.
func TestVacantIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		use        data.LandUse
		last, free string
		year       int
		want       data.Answer
	}{
		{data.LandUnused, "2023-12-31", "2023-12-31", 2026, data.Yes},
		{data.LandUnused, "2024-01-01", "2024-01-01", 2026, data.Yes}, // two years to the day
		{data.LandUnused, "2024-01-02", "2024-01-02", 2026, data.No},
		{data.LandUnused, "2024-01-02", "2024-01-02", 2027, data.Yes},
		{data.LandUnused, "2019-06-30", "2024-06-30", 2026, data.No}, // somebody else was there meanwhile
		{data.LandUnused, "2019-06-30", "", 2026, data.Unknown},
		{data.LandUnused, "", "2019-06-30", 2026, data.Unknown},
		{data.LandUnused, "2025-06-30", "", 2026, data.No},
		{"", "", "", 2026, data.Unknown},
		{"", "2019-06-30", "2019-06-30", 2026, data.Yes},
		{data.LandUsed, "2019-06-30", "2019-06-30", 2026, data.No},
		{data.LandNeverUsed, "", "", 2026, data.No},
	} {
		u := data.LandUnit{Use: c.use, LastActivity: c.last, UnoccupiedSince: c.free}
		if got := u.VacantIn(c.year); got != c.want {
			t.Errorf("%+v in %d: %q, want %q", u, c.year, got, c.want)
		}
	}
}

func TestNextInventory(t *testing.T) {
	t.Parallel()
	for want, z := range map[string]data.Zone{
		"": {}, "2028-02-29": {InventoryAdopted: "2022-03-01", InventoryDue: "2028-02-29"}, "2028-12-01": {InventoryAdopted: "2022-12-01"},
	} {
		if got := z.NextInventory(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The three thresholds of DECARB IND, each by itself, and what is not known.
func TestHints(t *testing.T) {
	t.Parallel()
	good := data.Project{Type: data.Decarbonation, CapexEuro: p(3_000_001.0), AvoidedTCO2: p(1000.0), Funding: []data.Funding{
		{Euro: 29_999_999}, {Euro: 5e6, Status: data.FundingRefused}, // refused money is asked no longer
	}}
	for _, c := range []struct {
		change func(*data.Project)
		want   data.Answer
	}{
		{func(*data.Project) {}, data.Yes},
		{func(r *data.Project) { r.CapexEuro = p(3e6) }, data.No},
		{func(r *data.Project) { r.AvoidedTCO2 = p(999.0) }, data.No},
		{func(r *data.Project) { r.Funding = []data.Funding{{Euro: 15e6}, {Euro: 15e6}} }, data.No},
		{func(r *data.Project) { r.CapexEuro = nil }, data.Unknown},
		{func(r *data.Project) { r.Funding = nil }, data.Unknown},
		{func(r *data.Project) { r.AvoidedTCO2, r.CapexEuro = nil, p(1.0) }, data.No}, // one condition is enough to say no
	} {
		j := good
		c.change(&j)
		if got := j.Hints(data.Unknown); len(got) != 2 || got[0].Fund != "decarb_ind" || got[0].Answer != c.want || got[1].Answer != data.Unknown {
			t.Errorf("%+v: %+v, want %q", j, got, c.want)
		}
	}
	if got := (data.Project{Type: data.Recruitment}).Hints(data.Territory{TI: "ti-8418"}.InTI()); len(got) != 1 || got[0].Answer != data.Yes {
		t.Errorf("%+v", got)
	}
}

// Older projects have a free text for the status of a line of money.
func TestOldFundingIsRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]data.Funding{
		`{"scheme":"F","eur":1,"status":"Demandé"}`:            {Scheme: "F", Euro: 1, Status: data.FundingAsked},
		`{"scheme":"F","eur":1,"status":"notifié"}`:            {Scheme: "F", Euro: 1, Status: data.FundingGranted},
		`{"scheme":"F","eur":1,"status":"paid"}`:               {Scheme: "F", Euro: 1, Status: data.FundingPaid},
		`{"scheme":"F","eur":1}`:                               {Scheme: "F", Euro: 1},
		`{"scheme":"F","eur":1,"status":"au Pays","note":"x"}`: {Scheme: "F", Euro: 1, Note: "au Pays x"},
	} {
		var got data.Funding
		if err := json.Unmarshal([]byte(text), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}

func TestMovedLeavesTheOtherAsItWas(t *testing.T) {
	t.Parallel()
	a := data.Proposal{Stage: data.ProposalMade, Steps: make([]data.ProposalStep, 1, 8)}
	b, c := a.Moved(data.ProposalVisited, "2026-01-01", "b"), a.Moved(data.ProposalWithdrawn, "2026-01-02", "c")
	if len(a.Steps) != 1 || b.Steps[1].Note != "b" || c.Steps[1].Note != "c" || !b.Open() || c.Open() {
		t.Errorf("%+v %+v %+v", a, b, c)
	}
}

func TestFieldsAreThoseOfTheJSON(t *testing.T) {
	t.Parallel()
	for _, k := range data.Kinds() {
		if len(data.Fields(k)) == 0 {
			t.Errorf("%s has no fields", k)
		}
	}
	if got := data.Fields(data.KindTie); !reflect.DeepEqual(got, []string{"id", "from", "to", "sort", "label"}) {
		t.Errorf("%q", got)
	}
}
