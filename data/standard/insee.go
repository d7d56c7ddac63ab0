package standard

import (
	"strings"

	"emprise/data/code"
)

// Notes on how a code was read; they are also the rules of the issues.
const (
	asWritten    = ""
	zeroRestored = "zero_restored"
	codeMended   = "code_mended"
)

// INSEE reads the code of a commune: five characters, Corsica (2A004) and overseas (97411, 98818) included. A leading zero
// lost by a spreadsheet is put back. The note is "" when the code was written so, else "zero_restored" or "code_mended".
func INSEE(text string) (code, note string, ok bool) {
	trimmed := plainDigits(text)
	code = strings.ToUpper(trimmed)
	if code != text {
		note = codeMended
	}
	if len(code) == 4 && digits(code) {
		code, note = "0"+code, zeroRestored
	}
	return code, note, isINSEE(code)
}

func isINSEE(s string) bool { return code.INSEE(s) }

// Departement reads the code of a département: 01 to 95 with 2A and 2B, 971 to 988 overseas. "1" is 01.
func Departement(text string) (code, note string, ok bool) {
	code = strings.ToUpper(plainDigits(text))
	if code != text {
		note = codeMended
	}
	if len(code) == 1 && digits(code) {
		code, note = "0"+code, zeroRestored
	}
	switch len(code) {
	case 2:
		return code, note, code != "97" && code != "98" && isINSEE(code+"001")
	case 3:
		return code, note, code[0] == '9' && isINSEE(code+"01")
	}
	return code, note, false
}
