package plotform_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/geo"
	"emprise/ui/plotform"
)

func full() data.Plot {
	return data.Plot{
		ID: "58901_TERRAIN-ECO_00001", Name: "Lot 1", ZoneID: "Z", Commune: "Hameau", INSEE: "58901", Parcels: []string{"589010000A0001"},
		Status: data.StatusForSaleLimited, Servicing: data.ServicingDone, Occupancy: data.OccupancyVacant, Owner: data.OwnerEPCI,
		PriceEuroPerM2: &data.Fact{Value: 33.333333, Source: "délibération", Date: "2025-01-01", Confidence: data.Measured},
		PowerKVA:       &data.Fact{Value: 1250, Source: "Enedis", Confidence: data.Estimated},
		Available:      "2027-03-31", Fibre: data.Yes, TruckAccess: data.No, EnvironmentRegime: "D", Notes: "deux\nlignes", Updated: "2026-01-01",
		GasNm3PerHour: &data.Fact{Value: 800.25, Source: " GRDF ", Author: "Léa", Confidence: data.Estimated}, DischargeM3PerDay: &data.Fact{Value: 12},
		SlopePercent: &data.Fact{Value: 1.0 / 3, Date: "2024-05-06"}, CoveragePercent: &data.Fact{Value: 60}, SevesoMax: data.SevesoLower,
		Tenures: []data.Tenure{data.TenureLongLease, data.TenureSale}, Studies: []data.Study{data.StudySurvey}, Procedure: data.ProcedureZAC, Maturity: new(int),
		Turnkey: data.Yes, PowerAvailable: "2028-01-01", Acquirer: "Verrerie", SaleDate: "2026-02-03", SaleEuro: new(float64),
		Provenance: data.Provenance{"fibre": {Source: "opérateur", Author: "Léa"}, "acquirer": {Date: "2026-02-03"}, "status": {Source: "conseil"}},
	}
}

// A plot comes out as it went in, in either language: sources and decimals of what was not touched too.
func TestAPlotComesOutAsItWentIn(t *testing.T) {
	for _, plot := range []data.Plot{full(), {ID: "P", Name: "Nu"}} {
		for _, lang := range locale.Languages() {
			test.NewTempApp(t)
			f := plotform.New(locale.New(lang), nil, plotform.Model{Plot: plot, Zones: []data.Zone{{ID: "Z", Name: "Zone"}}, Day: "2026-11-23"})
			var got data.Plot
			f.OnSave = func(p data.Plot) { got = p }
			f.Save()
			if !reflect.DeepEqual(got, plot) {
				t.Errorf("%s: came out as\n%+v, went in as\n%+v", lang, got, plot)
			}
		}
	}
}

func TestWhatIsEnteredHasASource(t *testing.T) {
	test.NewTempApp(t)
	f := plotform.New(locale.New("fr"), nil, plotform.Model{Plot: full(), Day: "2026-11-23", Source: "saisi le 23 novembre 2026"})
	var got data.Plot
	f.OnSave = func(p data.Plot) { got = p }
	f.Field("price_eur_m2").Fill("41,5")
	f.Field("power_kva").Fill("")
	f.Field("fibre").Fill("")
	f.Save()
	want := data.Fact{Value: 41.5, Source: "saisi le 23 novembre 2026", Date: "2026-11-23", Confidence: data.Declared}
	if got.PriceEuroPerM2 == nil || *got.PriceEuroPerM2 != want || got.PowerKVA != nil || got.Fibre != data.Unknown {
		t.Errorf("%+v", got)
	}
	if before := full(); *before.PriceEuroPerM2 == *got.PriceEuroPerM2 {
		t.Error("the price is the old one")
	}
}

// Where a value comes from is told beside it, kept with it, and stays with one that is not touched.
func TestWhereAValueComesFromIsSaid(t *testing.T) {
	test.NewTempApp(t)
	fill := func(texts ...string) (got data.Plot) {
		t.Helper()
		f := plotform.New(locale.New("fr"), nil, plotform.Model{Plot: full(), Day: "2026-11-23", Source: "saisi"})
		f.OnSave = func(p data.Plot) { got = p }
		for i := 0; i < len(texts); i += 2 {
			f.Field(texts[i]).Fill(texts[i+1])
		}
		f.Save()
		return got
	}
	// Said of a new value, before it is typed or after; of one that was there, which keeps its decimals and who entered it.
	for _, texts := range [][]string{
		{"water_m3h", "40", "water_m3h.source", "Régie", "water_m3h.date", "3/5/2026", "water_m3h.confidence", "measured"},
		{"water_m3h.source", "Régie", "water_m3h.date", "3/5/2026", "water_m3h.confidence", "measured", "water_m3h", "40"},
	} {
		want := data.Fact{Value: 40, Source: "Régie", Date: "2026-05-03", Confidence: data.Measured}
		if p := fill(texts...); p.WaterM3PerHour == nil || *p.WaterM3PerHour != want {
			t.Errorf("%v: %+v", texts, p.WaterM3PerHour)
		}
	}
	p := fill("gas_nm3h.confidence", "measured", "fibre", "no", "owner.source", "acte", "turnkey", "", "maturity", "3", "tenures", "rent,sale")
	if want := (data.Fact{Value: 800.25, Source: "GRDF", Author: "Léa", Confidence: data.Measured}); *p.GasNm3PerHour != want {
		t.Errorf("gas %+v", *p.GasNm3PerHour)
	}
	fresh := data.Origin{Source: "saisi", Date: "2026-11-23", Confidence: data.Declared}
	want := data.Provenance{
		"fibre": fresh, "maturity": fresh, "tenures": fresh, "owner": {Source: "acte"}, "acquirer": {Date: "2026-02-03"}, "status": {Source: "conseil"},
	}
	if !reflect.DeepEqual(p.Provenance, want) || p.Fibre != data.No || *p.Maturity != 3 || p.Turnkey != "" || !reflect.DeepEqual(p.Tenures, []data.Tenure{data.TenureSale, data.TenureRent}) {
		t.Errorf("%+v", p)
	}
	if p := fill("gas_nm3h", "900", "gas_nm3h", "800,25"); *p.GasNm3PerHour != *full().GasNm3PerHour {
		t.Errorf("typed over and back: %+v", *p.GasNm3PerHour)
	}
	if p := fill("acquirer", ""); p.Acquirer != "" || len(p.Provenance) != 2 {
		t.Errorf("what is unknown has a source: %+v", p.Provenance)
	}
}

func TestWhatIsWrongIsNotSaved(t *testing.T) {
	for field, text := range map[string]string{
		"name": "", "available": "hier", "price_eur_m2": "cher", "water_m3h": "-3", "sale_eur": "trop", "power_kva.date": "hier", "power_available": "bientôt",
	} {
		test.NewTempApp(t)
		f := plotform.New(locale.New("fr"), nil, plotform.Model{Plot: full()})
		f.OnSave = func(p data.Plot) { t.Errorf("%s %q was saved: %+v", field, text, p) }
		f.Field(field).Fill(text)
		f.Save()
	}
}

func TestClosingIsAskedOnlyWhenThereIsSomethingToClose(t *testing.T) {
	test.NewTempApp(t)
	if f := plotform.New(locale.New("fr"), nil, plotform.Model{Plot: full()}); f.Field("close") != nil || f.Closing() {
		t.Error("closing is asked")
	}
	f := plotform.New(locale.New("fr"), nil, plotform.Model{Plot: full(), Close: "Refermer"})
	if f.Closing() {
		t.Error("closing without being asked")
	}
	if f.Field("close").Fill("yes"); !f.Closing() {
		t.Error("not closing")
	}
}

func TestAZoneNeedsAName(t *testing.T) {
	test.NewTempApp(t)
	f := plotform.NewZone(locale.New("fr"), nil, data.Zone{ID: "Z", INSEE: "58901"}, "Zone", "1 ha")
	var got data.Zone
	f.OnSave = func(z data.Zone) { got = z }
	if f.Save(); got.ID != "" {
		t.Error("a zone without a name was saved")
	}
	f.Field("name").Fill("La Zone")
	f.Field("vocation").Fill("port")
	if f.Save(); got.Name != "La Zone" || got.Vocation != data.VocationPort || got.INSEE != "58901" {
		t.Errorf("%+v", got)
	}
}

// A zone with all that it can say comes out of the form as it went in, decimals of distances too.
func TestAZoneComesOutAsItWentIn(t *testing.T) {
	far := 1234.5
	z := data.Zone{
		ID: "Z", Name: "Les Hauts Prés", Commune: "Arvenne", INSEE: "58901", Vocation: data.VocationCraft, PoleID: "P", Type: data.ZoneFuture, State: data.ZoneCreation,
		Evolution: data.ZoneBoth, Created: "1998", Updated: "2026-01-01", Developer: data.DeveloperMixed, LedBy: "a", PlannedBy: "b", SoldBy: "c", Description: "d\ne",
		URL: "https://exemple.fr/zone", InventoryStarted: "2023-01-01", ConsultationStart: "2023-02-01", ConsultationEnd: "2023-03-03", InventoryAdopted: "2023-06-01",
		InventoryDue: "2029-06-01", Notes: "n",
		Networks: data.ZoneNetworks{
			StormWater: data.Yes, DrinkingWater: data.No, Sewer: data.Yes, Gas: data.No, Power: data.Yes, Fibre: data.No, RailSiding: data.Yes,
			Quay: data.No, PublicTransit: data.Yes,
		},
		Access: data.ZoneAccess{
			Road: "RD 981", Motorway: "A 6", InterchangeM: &far, Station: "g", StationM: &far, FreightStation: "f", FreightM: &far, Airport: "a", AirportM: &far, Port: "p", PortM: &far,
		},
	}
	// Nothing that a zone can say is left out above.
	for _, v := range []reflect.Value{reflect.ValueOf(z), reflect.ValueOf(z.Networks), reflect.ValueOf(z.Access)} {
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; v.Field(i).IsZero() && name != "Shape" && name != "Provenance" {
				t.Errorf("%s is not tried", name)
			}
		}
	}
	for _, lang := range locale.Languages() {
		test.NewTempApp(t)
		f := plotform.NewZone(locale.New(lang), nil, z, "Zone", "1 ha")
		var got data.Zone
		f.OnSave = func(z data.Zone) { got = z }
		if f.Save(); !reflect.DeepEqual(got, z) {
			t.Errorf("%s: came out as\n%+v, went in as\n%+v", lang, got, z)
		}
		got = data.Zone{}
		for field, text := range map[string]string{"insee": "1", "created": "hier", "inventory_adopted": "2022-01-01", "port_m": "loin", "url": "exemple.fr"} {
			was := f.Field(field).Value()
			f.Field(field).Fill(text)
			if f.Save(); got.ID != "" {
				t.Errorf("%s %q was saved", field, text)
			}
			f.Field(field).Fill(was)
		}
	}
}

func TestASplitAsksWhichPartKeepsTheRecord(t *testing.T) {
	test.NewTempApp(t)
	f := plotform.NewSplit(locale.New("fr"), nil, "Diviser", []string{"dit"}, []plotform.Part{{Name: "A", Size: "1 ha"}, {Name: "B", Size: "2 ha"}})
	kept, names := -1, []string(nil)
	f.OnSave = func(k int, n []string) { kept, names = k, n }
	f.Field("name.1").Fill("")
	if f.Save(); kept >= 0 {
		t.Error("a part without a name was saved")
	}
	f.Field("name.1").Fill("C")
	f.Field("kept").Fill("1")
	if f.Save(); kept != 1 || !reflect.DeepEqual(names, []string{"A", "C"}) {
		t.Errorf("%d %v", kept, names)
	}
}

func TestAWidthIsTold(t *testing.T) {
	test.NewTempApp(t)
	var told []geo.Metres
	f := plotform.NewCut(locale.New("fr"), nil, "Voie", "100 m", 6, func(w geo.Metres) string { told = append(told, w); return "reste 1 ha" })
	saved := geo.Metres(0)
	f.OnSave = func(w geo.Metres) { saved = w }
	for _, text := range []string{"0", "-2", "large", "9999"} {
		f.Field("width_m").Fill(text)
		if f.Save(); saved != 0 {
			t.Errorf("%q was saved", text)
		}
	}
	f.Field("width_m").Fill("7,5")
	if f.Save(); saved != 7.5 || told[len(told)-1] != 7.5 {
		t.Errorf("saved %g, told %v", saved, told)
	}
}
