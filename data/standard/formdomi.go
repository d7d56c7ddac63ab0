package standard

import "strings"

// destdomi are the codes of CNIG PLU before v2022 (two digits) and the words of the oldest files, with what FORMDOMI says
// since. 09 "espace remarquable" and 10 "secteur de carrière" have no equal and stay as they are written.
var destdomi = map[string]string{
	"00": "0000", "01": "0100", "02": "0200", "03": "0300", "04": "0400", "05": "0500", "06": "0600", "07": "0700",
	"08": "0800", "99": "9900",
	"habitat": "0100", "activite": "0200", "activites": "0200", "activite economique": "0200",
	"mixte habitat / activite": "0300", "mixte habitat/activite": "0300", "mixte": "0300",
	"loisir et tourisme": "0400", "loisirs et tourisme": "0400",
	"equipement": "0500", "equipements": "0500", "equipement public": "0500",
	"activite agricole": "0700", "agricole": "0700", "espace naturel": "0800", "naturel": "0800",
}

// FORMDOMI reads the dominant use of an urban zone as the four digits of CNIG PLU v2022 and later ("0201" industry), from
// them, from DESTDOMI's two digits or words, or from a number that has lost its zero: 202 is 0202, 2 is 0200.
func FORMDOMI(text string) (code, note string, ok bool) {
	code = plainDigits(text)
	if code != text {
		note = codeMended
	}
	switch {
	case digits(code) && len(code) == 4:
		return code, note, true
	case digits(code) && len(code) == 3:
		return "0" + code, zeroRestored, true
	case digits(code) && len(code) == 1:
		code, note = "0"+code, zeroRestored
	}
	if four, known := destdomi[fold(code)]; known {
		if note == asWritten {
			note = codeMended
		}
		return four, note, true
	}
	return strings.TrimSpace(text), asWritten, false
}

// hazardKind reads COVADIS coderisque ("1150000") as CNIG PPR typealea ("115"): the same nomenclature, filled up with
// zeros. 9999999 is several hazards together.
func hazardKind(text string) (code, note string, ok bool) {
	code = plainDigits(text)
	if !digits(code) || len(code) < 2 {
		return code, asWritten, false
	}
	if len(code) > 3 {
		code = strings.TrimRight(code[:3], "0")
	}
	if code != text {
		note = codeMended
	}
	return code, note, len(code) >= 2
}
