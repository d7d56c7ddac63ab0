package standard

import (
	"regexp"
	"strings"
)

var nafForm = regexp.MustCompile(`^([A-Z])?([0-9]{1,2})\.?([0-9]{2})([A-Z])$`)

// NAF reads an activity code in any of its forms, "4520B" (CNIG), "45.20B" (INSEE), "B05.10Z" (Basias, with the section),
// and gives INSEE's: two digits, a point, two digits, a letter. Which revision it belongs to is not in the code. Basias
// has codes of its own beyond division 99's list (V89.04Z); they have the form and are kept.
func NAF(text string) (code, note string, ok bool) {
	m := nafForm.FindStringSubmatch(strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), " ", "")))
	if m == nil {
		return strings.TrimSpace(text), asWritten, false
	}
	division := m[2]
	if len(division) == 1 {
		division, note = "0"+division, zeroRestored
	}
	code = division + "." + m[3] + m[4]
	if code != text && note == asWritten {
		note = codeMended
	}
	return code, note, division != "00"
}
