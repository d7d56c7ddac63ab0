package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
)

// secrets is a project with a mark in everything that may not leave it.
type secrets struct {
	project string
	marks   map[string]string // what each mark stands in: "company.siren"
	by      map[data.Kind][]string
}

func (s *secrets) mark(k data.Kind, field string) string {
	m := fmt.Sprintf("Zq%03dx", len(s.marks))
	s.marks[m] = string(k) + "." + field
	s.by[k] = append(s.by[k], m)
	return m
}

// set marks what is not invented: a number, a day, a code of a register, in each of the ways in which it is written.
func (s *secrets) set(k data.Kind, field string, ways ...string) {
	for _, w := range ways {
		s.marks[w] = string(k) + "." + field
	}
	s.by[k] = append(s.by[k], ways[0])
}

func tellingFact(v float64, author string) *data.Fact {
	return &data.Fact{Value: v, Source: "Étude", Date: "2026-01-01", Author: author, Confidence: data.Estimated}
}

func pointer[T any](v T) *T { return &v }

func box(x, y, d float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{x, y}, {x + d, y}, {x + d, y + d}, {x, y + d}, {x, y}}}}
}

// rows are a row of each kind that is full, and of the kinds that are held back by a word in them one more.
func (s *secrets) rows() []data.Row {
	m := s.mark
	from := func(k data.Kind) data.Provenance {
		return data.Provenance{"id": {Source: m(k, "provenance"), Author: m(k, "provenance")}}
	}
	told := data.Provenance{} // of what rankings and pages tell of a plot, with where it comes from
	for _, field := range []string{"fibre", "icpe_max", "available", "truck_access", "occupancy", "tenures", "status", "seveso_max"} {
		told[field] = from(data.KindPlot)["id"]
	}
	s.set(data.KindCompany, "siren", "552100554")
	s.set(data.KindCompany, "siret", "55210055400013")
	s.set(data.KindCompany, "naf", "29.10Z")
	c := data.Company{
		ID: "ENT-0001", Name: m(data.KindCompany, "name"), CodeName: "Projet Fer", SIREN: "552100554", SIRET: "55210055400013", NAF: "29.10Z",
		Activity: m(data.KindCompany, "activity"), Contact: m(data.KindCompany, "contact"), Size: data.SizeMiddle,
		People: []data.Person{{Name: m(data.KindCompany, "people"), Role: m(data.KindCompany, "people"), Phone: m(data.KindCompany, "people"), Mail: m(data.KindCompany, "people")}},
		Notes:  m(data.KindCompany, "notes"), Provenance: from(data.KindCompany),
	}
	bare := data.Company{ID: "ENT-0002", Name: m(data.KindCompany, "whole"), Size: data.SizeMicro}
	z := data.Zone{
		ID: "58901_SITE-ECO_00001", Name: "Les Forges de " + c.Name, Commune: "Ombrelle", INSEE: "58901", Vocation: data.VocationMixed, Type: data.ZoneActivity,
		Description: "Près de " + c.Name, Notes: m(data.KindZone, "notes"), Provenance: from(data.KindZone), Shape: box(3.1, 47, 0.01),
	}
	free := data.Plot{
		ID: "58901_TERRAIN-ECO_00002", Name: "Lot 2, pour " + c.Name, ZoneID: z.ID, Commune: "Ombrelle", INSEE: "58901", Status: data.StatusForSale, Occupancy: data.OccupancyBrownfield,
		PriceEuroPerM2: tellingFact(30, m(data.KindPlot, "author")), PowerKVA: tellingFact(100, m(data.KindPlot, "author")), Updated: "2026-01-01", Shape: box(3.105, 47.001, 0.002),
		Fibre: data.Yes, EnvironmentRegime: "E", Available: "2027-01-01", TruckAccess: data.Yes, Tenures: data.Tenures(), SevesoMax: data.SevesoLower, Provenance: told,
	}
	s.set(data.KindPlot, "price_eur_m2", "7351917")
	s.set(data.KindPlot, "sale_eur", "918273645")
	s.set(data.KindPlot, "sale_date", "1987-06-05", "05/06/1987", "5juin1987", ">31933<")
	p := data.Plot{
		ID: "58901_TERRAIN-ECO_00001", Name: "Lot 1", ZoneID: z.ID, Commune: "Ombrelle", INSEE: "58901", Parcels: []string{"58901000AB0001"},
		Status: data.StatusSold, Occupancy: data.OccupancyBrownfield, PriceEuroPerM2: tellingFact(7351917, m(data.KindPlot, "author")), Updated: "2026-01-01",
		Acquirer: m(data.KindPlot, "acquirer"), SaleDate: "1987-06-05", SaleEuro: pointer(918273645.0), Notes: m(data.KindPlot, "notes"),
		Provenance: told, Shape: box(3.101, 47.001, 0.002),
	}
	n := data.Need{
		ID: "BES-0001", Title: "Halle pour " + c.Name, CompanyID: c.ID, Stage: data.StageOpen, Notes: m(data.KindNeed, "notes"),
		Criteria: []data.Criterion{
			{Measure: data.MeasureArea, Min: pointer(1.0), Ideal: pointer(20_000.0), Weight: 1},
			{Measure: data.MeasurePrice, Max: pointer(9e6), Ideal: pointer(10.0), Weight: 2},
			{Free: &data.Free{Kind: data.FreeText, Label: "Voisin de " + c.Name, Layer: "terrains", Field: "terr_acquereur"}, Allowed: []string{"x"}, Weight: 1},
		},
	}
	d := data.Scheme{ID: "DIS-0001", Name: "Fonds vert", Notes: m(data.KindScheme, "notes")}
	k := data.Contract{
		ID: "CTR-0001", Name: "CRTE", Framework: data.FrameworkCRTE, Start: "2021-01-01", End: "2030-12-31", Notes: m(data.KindContract, "notes"),
		Axes: []data.Axis{{Code: "1", Title: "Produire", Actions: []data.Action{{Code: "1.1", Title: "Chaleur", Notes: "du contrat"}}}},
	}
	j := data.Project{
		ID: "PRJ-0001", Type: data.Decarbonation, Title: "Four de " + c.Name, Status: data.ProjectUnderway, Start: "2026-01-01", PlotIDs: []string{p.ID},
		CompanyID: c.ID, NeedID: n.ID, Notes: m(data.KindProject, "notes"), ContractID: k.ID, ActionCode: "1.1", Provenance: from(data.KindProject),
		At: orb.Point{3.102, 47.002}, Funding: []data.Funding{{SchemeID: d.ID, Scheme: "Fonds de " + c.Name, Euro: 1000}},
	}
	inside := data.Project{
		ID: "PRJ-0002", Type: data.Recruitment, Title: m(data.KindProject, "whole"), Owner: m(data.KindProject, "whole"), Status: data.ProjectUnderway,
		Internal: true, PlotIDs: []string{free.ID}, ContractID: k.ID, ActionCode: "1.1", Jobs: pointer(3), At: orb.Point{3.103, 47.003},
	}
	s.set(data.KindLandowner, "siren", "732829320")
	o := data.Landowner{
		ID: "PTE-0001", Name: m(data.KindLandowner, "name"), Sort: data.LandownerPerson, SIREN: "732829320", Contact: m(data.KindLandowner, "contact"),
		Notes: m(data.KindLandowner, "notes"),
	}
	u := data.LandUnit{
		ID: "UF-0001", ZoneID: z.ID, Parcels: []string{"58901000AB0001"}, LandownerID: o.ID, Use: data.LandUnused, LastActivity: "2019-06-30",
		UnoccupiedSince: "2019-07-01", Reference: m(data.KindLandUnit, "reference"), Notes: m(data.KindLandUnit, "notes"), Provenance: from(data.KindLandUnit),
		Shape: box(3.101, 47.001, 0.002),
	}
	s.set(data.KindEstablishment, "workforce", "81726354")
	e := data.Establishment{
		ID: "ETA-0001", Name: "Atelier", ZoneID: z.ID, LandUnitID: u.ID, CompanyID: c.ID, Workforce: pointer(81726354), CFE: data.Yes,
		Notes: m(data.KindEstablishment, "notes"), Provenance: from(data.KindEstablishment), At: orb.Point{3.102, 47.002},
	}
	t := func(field string) string { return m(data.KindContact, field) }
	contact := data.Contact{
		ID: "ECH-0001", CompanyID: c.ID, Date: "2026-03-01", Channel: data.ChannelCall, By: t("by"), With: t("with"), Subject: t("subject"), Asked: t("asked"),
		Promised: t("promised"), Next: t("next"), NextDue: "2026-03-15", NextDone: true, NeedID: n.ID, Notes: t("notes"),
	}
	offer := data.Proposal{
		ID: "PRO-0001", CompanyID: c.ID, NeedID: n.ID, PlotIDs: []string{p.ID}, Parcels: []string{"58901000AB0001"}, Stage: data.ProposalRefused,
		Steps: []data.ProposalStep{
			{Stage: data.ProposalMade, Date: "2026-01-01", Note: m(data.KindProposal, "steps")},
			{Stage: data.ProposalRefused, Date: "2026-02-01"},
		},
		OptionUntil: "2026-06-30", Reason: m(data.KindProposal, "reason"), Notes: m(data.KindProposal, "notes"),
	}
	sitting := data.Sitting{
		ID: "SEA-0001", Title: "Commission", Started: "2020-03-02T09:00:00+01:00", Ended: "2099-03-02T11:00:00+01:00", Public: true,
		Notes: m(data.KindSitting, "notes"),
	}
	closed := data.Sitting{ID: "SEA-0002", Title: m(data.KindSitting, "whole"), Place: m(data.KindSitting, "whole"), Started: "2019-03-02T09:00:00+01:00", Ended: "2019-03-02T11:00:00+01:00"}
	remark := data.Remark{ID: "NOT-0001", On: []data.Ref{p.Ref()}, Text: "À voir", Date: "2026-03-02", Author: m(data.KindRemark, "author")}
	silent := data.Remark{ID: "NOT-0002", On: []data.Ref{p.Ref()}, Text: m(data.KindRemark, "whole"), Date: "2026-03-02", Internal: true}
	about := data.Remark{ID: "NOT-0003", On: []data.Ref{bare.Ref()}, Text: m(data.KindRemark, "whole"), Date: "2026-03-02"}
	tie := data.Tie{ID: "LIE-0001", From: c.Ref(), To: p.Ref(), Sort: data.TieSymbiosis, Label: m(data.KindTie, "label")}
	page := data.KeptComposition{ID: "CMP-0001", Name: m(data.KindComposition, "name"), Sheet: "overview", Look: `{"notes":"` + m(data.KindComposition, "look") + `"}`}
	return []data.Row{
		page, c, bare, z, p, free, n, d, k, j, inside, o, u, e, contact, offer, sitting, closed, remark, silent, about, tie,
		data.KeptView{ID: "VUE-0001", Name: "Les Forges", Lon: 3.1, Lat: 47, Level: 61},
	}
}

// secretProject makes the project, with a layer of the standard that has the columns that it forbids to publish, and an attached file.
func secretProject(t *testing.T) *secrets {
	t.Helper()
	s := &secrets{project: filepath.Join(t.TempDir(), "p.gpkg"), marks: map[string]string{}, by: map[data.Kind][]string{}}
	territory := data.Territory{Name: "CC d’essai", EPSG: 2154, Authority: "CC d’essai", Language: "fr", EPCISiren: "200000172"}
	territory.Allocation.Forbidden = []data.Pairing{{NeedID: s.mark(data.KindTerritory, "allocation"), Place: "nowhere"}}
	store, err := gpkg.Create(t.Context(), s.project, territory, gpkg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(t.Context(), store, workspace.Options{Author: "Marie"})
	if err != nil {
		t.Fatal(err)
	}
	rows := s.rows()
	if _, err := w.Do(t.Context(), data.Edit{Put: rows}); err != nil {
		t.Fatal(err)
	}
	a, _, err := w.Attach(t.Context(), data.Attachment{Name: s.mark(data.KindAttachment, "name") + ".pdf", On: []data.Ref{rows[2].Ref()}, Notes: s.mark(data.KindAttachment, "notes")},
		[]byte("%PDF-1.7 "+s.mark(data.KindAttachment, "content")))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	full(t, append(rows, a, territory))
	s.set(data.KindLayer, "terr_m2_prix", "64738291")
	table := file(t, "terrains.geojson", []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"terr_id":"58901_TERRAIN-ECO_00001","site_id":"58901_SITE-ECO_00001",
"terr_surf_brute":3.3,"terr_stade_comm":"vendu, commercialisation achevée","terr_etat_occup":"friche","terr_acquereur":"`+s.mark(data.KindLayer, "terr_acquereur")+`","terr_m2_prix":64738291},
"geometry":{"type":"Polygon","coordinates":[[[3.101,47.001],[3.103,47.001],[3.103,47.003],[3.101,47.003],[3.101,47.001]]]}}]}`))
	must(t, "import", s.project, table, "--role", "plots", "--layer", "Terrains", "--producer", "CC d’essai", "--licence", "Licence Ouverte 2.0", "--date", "2026-01-01", "--no-rows")
	return s
}

// full makes sure that everything that may not leave is marked: a field that is added to a kind has to be filled above.
func full(t *testing.T, rows []data.Row) {
	t.Helper()
	for _, k := range data.Kinds() {
		for _, field := range data.Fields(k) {
			if reach := data.ReachOf(k, field); reach == data.Open || reach == 0 {
				continue
			}
			filled := false
			for _, r := range rows {
				v := reflect.ValueOf(r)
				for i := range v.NumField() {
					name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
					filled = filled || r.Ref().Kind == k && name == field && !v.Field(i).IsZero()
				}
			}
			if !filled {
				t.Errorf("%s.%s is confidential and empty in this test", k, field)
			}
		}
	}
}
