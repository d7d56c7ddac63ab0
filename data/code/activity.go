package code

// NAF says whether s has the form of an activity code, of NAF rév. 2 or of NAF 2025, which differ by their letters only: two
// digits, a point or none, two digits, a letter: "45.20B" (INSEE), "4520B" (CNIG). Division 00 there is none.
func NAF(s string) bool {
	if len(s) == 6 && s[2] == '.' {
		s = s[:2] + s[3:]
	}
	return len(s) == 5 && digits(s[:4]) && s[:2] != "00" && upper(s[4])
}

// ROME says whether s has the form of an occupation code of the ROME: a letter from A to N and four digits.
func ROME(s string) bool { return len(s) == 5 && s[0] >= 'A' && s[0] <= 'N' && digits(s[1:]) }
