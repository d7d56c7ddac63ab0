package standard_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emprise/data/standard"
)

type reading struct {
	in, out, note string
	ok            bool
}

func check(t *testing.T, what string, read func(string) (string, string, bool), cases []reading) {
	t.Helper()
	for _, c := range cases {
		out, note, ok := read(c.in)
		if ok != c.ok || ok && (out != c.out || note != c.note) {
			t.Errorf("%s %q: %q, %q, %v; want %q, %q, %v", what, c.in, out, note, ok, c.out, c.note, c.ok)
		}
	}
}

func TestINSEE(t *testing.T) {
	t.Parallel()
	check(t, "INSEE", standard.INSEE, []reading{
		{"80024", "80024", "", true},
		{"2A004", "2A004", "", true}, // Corsica, which the published pattern refuses
		{"2b293", "2B293", "code_mended", true},
		{"97411", "97411", "", true},
		{"97502", "97502", "", true},
		{"98818", "98818", "", true},
		{"8190", "08190", "zero_restored", true},
		{"1004.0", "01004", "zero_restored", true},
		{" 91432 ", "91432", "code_mended", true},
		{"58901", "58901", "", true},
		{"20004", "", "", false}, // Corsica before 1976
		{"96001", "", "", false},
		{"99100", "", "", false},
		{"97000", "", "", false},
		{"97911", "", "", false},
		{"00000", "", "", false},
		{"2C004", "", "", false},
		{"", "", "", false},
		{"190", "", "", false},
		{"Agde", "", "", false},
	})
	check(t, "département", standard.Departement, []reading{
		{"1", "01", "zero_restored", true},
		{"2a", "2A", "code_mended", true},
		{"974", "974", "", true},
		{"91", "91", "", true},
		{"97", "", "", false},
		{"20", "", "", false},
		{"96", "", "", false},
		{"979", "", "", false},
		{"", "", "", false},
	})
}

func TestParcel(t *testing.T) {
	t.Parallel()
	of := func(insee string) func(string) (string, string, bool) {
		return func(s string) (string, string, bool) { return standard.Parcel(s, insee) }
	}
	check(t, "parcel", of("08190"), []reading{
		{"80024000ZO0030", "80024000ZO0030", "", true},
		{"914320000A0073", "914320000A0073", "", true},
		{"2B2930000D0625", "2B2930000D0625", "", true}, // in the official example of Friches
		{"2A004000AB0012", "2A004000AB0012", "", true},
		{"97411000AB0012", "97411000AB0012", "", true},
		{"67482000120034", "67482000120034", "", true}, // Bas-Rhin numbers its sections
		{"80024 000 ZO 0030", "80024000ZO0030", "code_mended", true},
		{"80024000zo0030", "80024000ZO0030", "code_mended", true},
		{"1004000AB0012", "01004000AB0012", "zero_restored", true},
		{"08402000AB233", "08402000AB0233", "code_mended", true}, // ADEME
		{"000AY64", "08190000AY0064", "code_mended", true},       // ADEME, its commune in another column
		{"AY 64", "08190000AY0064", "code_mended", true},
		{"A64", "081900000A0064", "code_mended", true},
		{"80024000ZO00301", "", "", false},
		{"80024000000030", "", "", false},
		{"20004000AB0012", "", "", false},
		{"", "", "", false},
		{"ZAC des Bornes", "", "", false},
	})
	if id, _, ok := standard.Parcel("AY64", ""); ok {
		t.Errorf("a parcel of no commune: %s", id)
	}
	if id, ok := standard.ComposeParcel("91432", "000", "A", "73"); !ok || id != "914320000A0073" {
		t.Errorf("composed %s", id)
	}
	if id, ok := standard.ComposeParcel("91432", "", "ABC", "73"); ok {
		t.Errorf("composed %s of a section of three letters", id)
	}
}

// TestParcelsOfTheCadastre: section and number are stripped of their zeros, id is padded; composing gives it back.
func TestParcelsOfTheCadastre(t *testing.T) {
	t.Parallel()
	set := read(t, "cadastre/cadastre-91432-parcelles.json.gz")
	for f := range set.Len() {
		id := set.Text("id", f)
		got, ok := standard.ComposeParcel(set.Text("commune", f), set.Text("prefixe", f), set.Text("section", f), set.Text("numero", f))
		if same, note, sound := standard.Parcel(id, ""); !ok || got != id || !sound || same != id || note != "" {
			t.Fatalf("%s: composed %s, read %s %s", id, got, same, note)
		}
	}
}

func TestRegister(t *testing.T) {
	t.Parallel()
	check(t, "SIREN", standard.SIREN, []reading{
		{"732829320", "732829320", "", true},
		{"732 829 320", "732829320", "code_mended", true},
		{"356000000", "356000000", "", true},
		{"5520135", "005520135", "zero_restored", true},
		{"732829321", "", "", false},
		{"000000000", "", "", false},
		{"7.32E+08", "", "", false},
		{"", "", "", false},
	})
	check(t, "SIRET", standard.SIRET, []reading{
		{"73282932000074", "73282932000074", "", true},
		{"34749951900010", "34749951900010", "", true}, // the official example of ETABLISSEMENT
		{"35600000000048", "35600000000048", "", true}, // La Poste: its seat follows Luhn
		{"35600000049837", "35600000049837", "", true}, // and others a sum that is a multiple of five
		{"35600000049838", "", "", false},
		{"3.47499519E+13", "", "", false},
		{"73282932000075", "", "", false},
	})
}

func TestNAF(t *testing.T) {
	t.Parallel()
	check(t, "NAF", standard.NAF, []reading{
		{"45.20B", "45.20B", "", true},
		{"4520B", "45.20B", "code_mended", true},
		{"b05.10z", "05.10Z", "code_mended", true},
		{"510Z", "05.10Z", "zero_restored", true},
		{"V89.04Z", "89.04Z", "code_mended", true}, // Basias has its own
		{"45.20", "", "", false},
		{"0010Z", "", "", false},
		{"", "", "", false},
	})
}

func TestFORMDOMI(t *testing.T) {
	t.Parallel()
	check(t, "FORMDOMI", standard.FORMDOMI, []reading{
		{"0201", "0201", "", true},
		{"202", "0202", "zero_restored", true}, // in the official example of Friches
		{"02", "0200", "code_mended", true},
		{"2", "0200", "zero_restored", true},
		{"Activité", "0200", "code_mended", true},
		{"Habitat", "0100", "code_mended", true},
		{"99", "9900", "code_mended", true},
		{"Mixte Habitat / activité", "0300", "code_mended", true},
		{"09", "", "", false},
		{"PCI", "", "", false},
	})
}

// TestReadersHoldTheirGround: whatever is written, a code that is accepted is accepted again and unchanged.
func TestReadersHoldTheirGround(t *testing.T) {
	t.Parallel()
	readers := map[string]func(string) (string, string, bool){
		"insee": standard.INSEE, "departement": standard.Departement, "siren": standard.SIREN, "siret": standard.SIRET,
		"naf": standard.NAF, "formdomi": standard.FORMDOMI,
		"parcel": func(s string) (string, string, bool) { return standard.Parcel(s, "2A004") },
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ 0-9A-Zab.]{1,15}`), rapid.StringMatching(`[0-9]{3,14}`)).Draw(t, "text")
		for name, read := range readers {
			code, _, ok := read(s)
			if !ok {
				continue
			}
			if again, note, still := read(code); !still || again != code || note != "" {
				t.Fatalf("%s: %q gives %q, which gives %q, %q, %v", name, s, code, again, note, still)
			}
			if strings.TrimSpace(code) != code {
				t.Fatalf("%s: %q", name, code)
			}
		}
	})
}
