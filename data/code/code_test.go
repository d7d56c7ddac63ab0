package code_test

import (
	"testing"

	"emprise/data/code"
)

func TestCodes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		is        func(string) bool
		good, bad []string
	}{
		"SIREN": {
			code.SIREN,
			[]string{"732829320", "356000000", "552100554"},
			[]string{"", "732829321", "73282932", "7328293200", "000000000", "73282932O", "732 829 320"},
		},
		"SIRET": {
			code.SIRET,
			[]string{"73282932000074", "35600000000048", "35600000049837"}, // the seat of La Poste, and one of its offices
			[]string{"", "73282932000075", "7328293200007", "35600000049838", "00000000000000", "7328293200007A"},
		},
		"NAF": {
			code.NAF,
			[]string{"4520B", "45.20B", "01.11Z", "6201Z", "01.11Y", "10.11H"}, // the last two as NAF 2025 writes
			[]string{"", "4520", "45-20B", "4520b", "0011Z", "452.0B", "45.20BB", "45..20"},
		},
		"ROME": {
			code.ROME,
			[]string{"A1101", "N4302", "H2503"},
			[]string{"", "O1101", "a1101", "A110", "A11011", "AA101"},
		},
		"INSEE": {
			code.INSEE,
			[]string{"58194", "01001", "95680", "2A004", "2B366", "97105", "97411", "97611", "97801", "98411", "98611", "98735", "98818"},
			[]string{"", "5819", "20004", "2C004", "2a004", "00001", "96001", "97000", "97901", "98101", "98501", "98901", "99101", "A2004", "581945"},
		},
		"parcel": {
			code.Parcel,
			[]string{"58194000AB0012", "2A0040000B0123", "97411000BX1234", "67482123010001", "57463000990042"},
			[]string{"", "58194000AB012", "58194000AB00123", "58194000000012", "581940000a0012", "58194000A00012", "5819400AAB0012", "20004000AB0012"},
		},
	} {
		for _, s := range c.good {
			if !c.is(s) {
				t.Errorf("%s: %q is one", name, s)
			}
		}
		for _, s := range c.bad {
			if c.is(s) {
				t.Errorf("%s: %q is none", name, s)
			}
		}
	}
}

// One digit that is wrong never passes Luhn's sum.
func TestOneWrongDigitIsFound(t *testing.T) {
	t.Parallel()
	const good = "73282932000074"
	for i := range good {
		for d := byte('0'); d <= '9'; d++ {
			wrong := good[:i] + string(d) + good[i+1:]
			if code.SIRET(wrong) != (wrong == good) {
				t.Errorf("%s", wrong)
			}
		}
	}
}
