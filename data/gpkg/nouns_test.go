package gpkg_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
)

// nouns is a row of each kind that came with format 3, all of them full.
func nouns() []data.Row {
	from := data.Provenance{"id": {Source: "Visite", Date: "2026-03-01", Author: "Marie", Confidence: data.Measured}}
	fact := func(v float64) *data.Fact {
		return &data.Fact{Value: v, Source: "Étude", Date: "2026-01-01", Author: "Marie", Confidence: data.Estimated}
	}
	c := data.Company{
		ID: "ENT-0090", Name: "Forges", CodeName: "Projet Fer", SIREN: "732829320", SIRET: "73282932000074", NAF: "24.10Z", Activity: "Forge",
		Contact: "M. Roy", Size: data.SizeMiddle, People: []data.Person{{Name: "M. Roy", Role: "Directeur", Phone: "06", Mail: "roy@exemple.fr"}},
		Notes: "n", Provenance: from,
	}
	n := data.Need{
		ID: "BES-0090", Title: "Halle", CompanyID: c.ID, Stage: data.StageLost, Jobs: known(3), Deadline: "2028-01-01", Received: "2026-01-01",
		Criteria: []data.Criterion{{Measure: data.MeasureArea, Min: known(1.0)}}, Notes: "n",
	}
	z := data.Zone{
		ID: "58901_SITE-ECO_00090", Name: "Les Forges", Commune: "Ombrelle", INSEE: "58901", Vocation: data.VocationMixed, PoleID: "58901_POLE-ECO_1",
		Type: data.ZoneActivity, State: data.ZoneActive, Evolution: data.ZoneRenewal, Created: "1975", Updated: "2026-01-01", Developer: data.DeveloperEPCI,
		LedBy: "CC", PlannedBy: "SEM", SoldBy: "CC", Description: "d", URL: "https://exemple.fr", Networks: data.ZoneNetworks{
			StormWater: data.Yes, DrinkingWater: data.No, Sewer: data.Yes, Gas: data.No, Power: data.Yes, Fibre: data.No, RailSiding: data.Yes,
			Quay: data.No, PublicTransit: data.Yes,
		},
		Access: data.ZoneAccess{
			Road: "RD 1", Motorway: "A77", InterchangeM: known(1234.567), Station: "Gare", StationM: known(0.0), FreightStation: "Fret", FreightM: known(3000.0),
			Airport: "Aéroport", AirportM: known(45000.0), Port: "Port", PortM: known(0.1),
		},
		InventoryStarted: "2022-01-01", ConsultationStart: "2022-06-01", ConsultationEnd: "2022-07-01", InventoryAdopted: "2022-12-01",
		InventoryDue: "2028-12-01", Notes: "n", Provenance: from, Shape: square(3.1, 47, 0.01),
	}
	p := data.Plot{
		ID: "58901_TERRAIN-ECO_00090", Name: "Lot 90", ZoneID: z.ID, Commune: "Ombrelle", INSEE: "58901", Parcels: []string{"58901000AB0001"},
		Status: data.StatusSold, Servicing: data.ServicingDone, Occupancy: data.OccupancyUsed, Owner: data.OwnerMixed, PriceEuroPerM2: fact(1), PowerKVA: fact(2),
		WaterM3PerHour: fact(3), BuildingM2: fact(4), Available: "2026-01-01", RailSiding: data.Yes, Fibre: data.No, TruckAccess: data.Yes, EnvironmentRegime: "A",
		PowerAvailable: "2027-01-01", GasNm3PerHour: fact(5), DischargeM3PerDay: fact(6), SlopePercent: fact(7), BearingKPa: fact(8), HeightLimitM: fact(9),
		CoveragePercent: fact(60), LandTakeM2: fact(0), SevesoMax: data.SevesoLower, Tenures: data.Tenures(), Studies: data.Studies(),
		Procedure: data.ProcedureZAC, Maturity: known(0), Turnkey: data.No, Acquirer: "SCI", SaleDate: "2026-01-01", SaleEuro: known(0.5), Notes: "n",
		Updated: "2026-01-01", Provenance: from, Shape: square(3.101, 47.001, 0.002), At: orb.Point{3.1019999999999999, 47.0001},
	}
	j := data.Project{
		ID: "PRJ-0090", Type: data.Decarbonation, Title: "Four", Owner: "Forges", Status: data.ProjectIdea, Start: "2026-01-01", End: "2027-01-01",
		PlotIDs: []string{p.ID}, ZoneIDs: []string{z.ID}, CompanyID: c.ID, NeedID: n.ID, Internal: true, Notes: "n", Jobs: known(2), ROME: []string{"H2503"},
		Contracts: "CDI", Partners: "GEIQ", Theme: "t", Themes: data.Themes(), TRL: known(9), CapexEuro: known(1.0), EnergyMWh: known(2.0), AvoidedTCO2: known(3.0),
		Funding:  []data.Funding{{SchemeID: "DIS-0001", Scheme: "Fonds", Euro: 1, Status: data.FundingPaid, Note: "n"}},
		JobLines: []data.JobLine{{Type: data.JobPermanent, Count: 2}}, Milestones: []data.Milestone{{Title: "Dépôt", Date: "2026-02-01", Done: true}},
		ContractID: "CTR-0001", ActionCode: "1.1", Provenance: from, At: orb.Point{3.1, 47},
	}
	o := data.Landowner{ID: "PTE-0001", Name: "Mme Petit", Sort: data.LandownerPerson, SIREN: "732829320", Contact: "06", Notes: "n"}
	u := data.LandUnit{
		ID: "UF-0001", ZoneID: z.ID, Parcels: []string{"58901000AB0001"}, LandownerID: o.ID, Use: data.LandUnused, LastActivity: "2019-06-30",
		UnoccupiedSince: "2019-07-01", Reference: "Visite", Notes: "n", Entered: "2026-01-02", Updated: "2026-01-03", Provenance: from, Shape: square(3.101, 47.001, 0.002),
	}
	return []data.Row{
		c, n, z, p, j, o, u,
		data.Contract{
			ID: "CTR-0001", Name: "CRTE", Framework: data.FrameworkCRTE, Start: "2021-01-01", End: "2026-12-31", Signatories: []string{"État", "CC"},
			Axes: []data.Axis{{Code: "1", Title: "Produire", Actions: []data.Action{{Code: "1.1", Title: "Chaleur", Notes: "n"}}}}, Notes: "n",
		},
		data.Scheme{ID: "DIS-0001", Name: "Fonds vert", Funder: "État", Opens: "2026-01-01", Closes: "2026-12-31", URL: "https://exemple.fr/fonds", Notes: "n"},
		data.Establishment{
			ID: "ETA-0001", Name: "Atelier", SIRET: "73282932000074", NAF: "2550A", ZoneID: z.ID, LandUnitID: u.ID, CompanyID: c.ID, Workforce: known(0),
			CFE: data.Yes, From: "2001-01-01", Until: "2019-06-30", Notes: "n", Provenance: from, At: orb.Point{3.102, 47.002},
		},
		data.Contact{
			ID: "ECH-0001", CompanyID: c.ID, Date: "2026-03-01", Channel: data.ChannelCall, By: "Marie", With: "M. Roy", Subject: "Halle", Asked: "2 ha",
			Promised: "Trois lots", Next: "Rappeler", NextDue: "2026-03-15", NextDone: true, NeedID: n.ID, Notes: "n",
		},
		data.Proposal{
			ID: "PRO-0001", CompanyID: c.ID, NeedID: n.ID, PlotIDs: []string{p.ID}, Parcels: []string{"58901000AB0001"}, Stage: data.ProposalRefused,
			Steps:       []data.ProposalStep{{Stage: data.ProposalMade, Date: "2026-01-01", Note: "n"}, {Stage: data.ProposalRefused, Date: "2026-02-01"}},
			OptionUntil: "2026-06-30", Reason: "Trop loin", Notes: "n",
		},
		data.Sitting{
			ID: "SEA-0001", Title: "Commission", Place: "Siège", Participants: []string{"M. le maire", "Mme Roy"}, Started: "2026-03-02T09:00:00+01:00",
			Ended: "2026-03-02T11:00:00+01:00", Notes: "n", Public: true,
		},
		data.KeptView{ID: "VUE-0001", Name: "Les Forges", Lon: 3.1, Lat: 47.00000000000001, Level: 61},
		data.KeptComposition{ID: "CMP-0001", Name: "Conseil", Sheet: "overview", Look: `{"title":"À voter"}`},
		data.Remark{ID: "NOT-0001", On: []data.Ref{p.Ref(), z.Ref()}, Text: "À voir", Date: "2026-03-02", Author: "Marie", Internal: true},
		data.Tie{ID: "LIE-0001", From: c.Ref(), To: p.Ref(), Sort: data.TieSymbiosis, Label: "Chaleur"},
	}
}

// A full row of each kind comes back from the file as it was, field by field: none is forgotten in a table.
func TestEveryFieldIsKept(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/p.gpkg"
	s := create(t, path)
	w := work(t, s)
	all := append(nouns(), everything().Put...)
	if _, err := w.Do(t.Context(), data.Edit{Put: all}); err != nil {
		t.Fatal(err)
	}
	a, _, err := w.Attach(t.Context(), data.Attachment{Name: "plan.pdf", On: []data.Ref{zone().Ref()}, Notes: "n"}, []byte("%PDF-1.7"))
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	snap := work(t, open(t, path)).Snapshot()
	seen := map[data.Kind]bool{}
	for _, want := range append(all, a) {
		got, ok := snap.Row(want.Ref())
		if !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", want.Ref().Kind, got, want)
		}
		seen[want.Ref().Kind] = true
	}
	for _, r := range append(nouns(), a) {
		if field := empty(reflect.ValueOf(r)); field != "" {
			t.Errorf("%s: %s is empty in this test", r.Ref().Kind, field)
		}
	}
	for _, k := range data.Kinds() {
		if k != data.KindTerritory && k != data.KindLayer && !seen[k] {
			t.Errorf("no row of kind %s", k)
		}
	}
}

// empty names a field without a value, of a row or of a structure in it.
func empty(v reflect.Value) string {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		if f.IsZero() {
			return name
		}
		if f.Kind() == reflect.Struct {
			if in := empty(f); in != "" {
				return name + "." + in
			}
		}
	}
	return ""
}

func TestAttachmentsOutliveTheirRow(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/p.gpkg"
	s := create(t, path)
	w := work(t, s)
	if _, err := w.Do(t.Context(), everything()); err != nil {
		t.Fatal(err)
	}
	a, _, err := w.Attach(t.Context(), data.Attachment{Name: "plan.pdf", On: []data.Ref{plot().Ref()}}, []byte("%PDF-1.7 plan"))
	if err != nil {
		t.Fatal(err)
	}
	// The row alone cannot be put: its content must be there.
	other := a
	other.ID, other.SHA256 = "PJ-0099", strings.Repeat("0", 64)
	if _, err := w.Do(t.Context(), data.Edit{Put: []data.Row{other}}); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("an attachment without content: %v", err)
	}
	if _, err := w.Do(t.Context(), data.Edit{Delete: []data.Ref{a.Ref()}}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Attached(t.Context(), a.ID); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a row that is gone: %v", err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	if got := gpkg.Ask(t, path, "SELECT group_concat(edit || inverse) FROM journal"); strings.Contains(got[0], "JVBERi") || strings.Contains(got[0], "%PDF") {
		t.Error("the content is in the journal")
	}
	s = open(t, path)
	if _, content, err := work(t, s).Attached(t.Context(), a.ID); err != nil || string(content) != "%PDF-1.7 plan" {
		t.Errorf("%q, %v", content, err)
	}
	closeStore(t, s)
	gpkg.Exec(t, path, "UPDATE emprise_contents SET content = 'x'")
	s = open(t, path)
	if _, _, err := work(t, s).Attached(t.Context(), a.ID); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("another content: %v", err)
	}
	if found, err := s.Check(t.Context()); err != nil || len(found) != 1 || found[0].Rule != gpkg.RuleContent {
		t.Errorf("check: %v, %v", found, err)
	}
}
