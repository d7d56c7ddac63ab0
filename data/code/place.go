package code

// INSEE says whether s can be the code of a commune: five characters, with 2A and 2B in Corsica, 971 to 978 and 984 to 988
// overseas.
func INSEE(s string) bool {
	if len(s) != 5 || !digits(s[2:]) {
		return false
	}
	switch dep := s[:2]; dep {
	case "2A", "2B":
		return true
	case "97":
		return s[2] >= '1' && s[2] <= '8'
	case "98":
		return s[2] == '4' || s[2] >= '6' && s[2] <= '8'
	default:
		return digits(dep) && dep >= "01" && dep <= "95" && dep != "20"
	}
}

// Parcel says whether s is the identifier of a parcel: commune (5), prefix (3), section (2), number (4), as in Etalab's id, the
// idu of IGN and terr_refcad of CNIG.
func Parcel(s string) bool {
	return len(s) == 14 && INSEE(s[:5]) && digits(s[5:8]) && section(s[8:10]) && digits(s[10:])
}

// section accepts "0A", "AB" and, in Alsace and Moselle, "01" to "99".
func section(s string) bool {
	switch {
	case digits(s):
		return s != "00"
	case s[0] == '0':
		return upper(s[1])
	}
	return upper(s[0]) && upper(s[1])
}
