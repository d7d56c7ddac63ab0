package standard

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"emprise/data/code"
)

// loose is a parcel as people write it: commune and prefix may be absent, section and number not padded.
var loose = regexp.MustCompile(`^([0-9][0-9AB][0-9]{3})?([0-9]{3})?(0?[A-Z]|[A-Z]{2})([0-9]{1,4})$`)

// Parcel reads the identifier of a parcel: commune (5), prefix (3), section (2), number (4), as in Etalab's id, the idu of
// IGN and terr_refcad of CNIG. Where the commune is absent ("000AY64", "AY 64"), that of insee is taken; insee may be "".
func Parcel(text, insee string) (id, note string, ok bool) {
	id = strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '_' {
			return -1
		}
		return r
	}, text))
	if id != text {
		note = codeMended
	}
	if isParcel(id) {
		return id, note, true
	}
	if len(id) == 13 && !letter(id[5:8]) && digits(id[10:]) && isParcel(id[:10]+"0"+id[10:]) {
		return id[:10] + "0" + id[10:], codeMended, true // a number of three digits
	}
	if len(id) == 13 && isParcel("0"+id) {
		return "0" + id, zeroRestored, true
	}
	m := loose.FindStringSubmatch(id)
	if m == nil {
		return id, note, false
	}
	commune := m[1]
	if commune == "" {
		commune = insee
	}
	id, ok = ComposeParcel(commune, m[2], m[3], m[4])
	return id, codeMended, ok
}

func letter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func isParcel(s string) bool { return code.Parcel(s) }

// ComposeParcel makes the identifier from its parts, padded or not: Etalab strips the zeros of section and number. An
// empty prefix is 000.
func ComposeParcel(insee, prefix, section, number string) (string, bool) {
	pad := func(s string, n int) string {
		s = strings.ToUpper(plainDigits(s))
		if len(s) < n {
			return strings.Repeat("0", n-len(s)) + s
		}
		return s
	}
	id := insee + pad(prefix, 3) + pad(section, 2) + pad(number, 4)
	return id, isParcel(id)
}

// splitList cuts a list of codes: CNIG joins them with "|", others with commas, semicolons or spaces, JSON arrays with
// quotes.
func splitList(text string) []string {
	text = strings.Trim(strings.TrimSpace(text), "[]")
	var parts []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("|,;\"\n\t", r) }) {
		if p = strings.TrimSpace(p); !blank(p) {
			parts = append(parts, p)
		}
	}
	return parts
}

// parcels cuts a list of parcels. A space parts two of them only where each is one by itself: "000AY64 000AY67" is two,
// "AB 233" is one. Ranges ("AC161 à AC164") are refused: which parcels lie between is not in the words.
func parcels(text, insee string) (ids []string, refused []string, note string) {
	add := func(id, n string) {
		if note == asWritten {
			note = n
		}
		for _, have := range ids {
			if have == id {
				return
			}
		}
		ids = append(ids, id)
	}
	for _, part := range splitList(text) {
		if id, n, ok := Parcel(part, insee); ok {
			add(id, n)
			continue
		}
		words := strings.Fields(part)
		words = slices.DeleteFunc(words, func(w string) bool { return fold(w) == "et" || fold(w) == "ou" })
		var good []string
		for _, w := range words {
			if id, _, ok := Parcel(w, insee); ok {
				good = append(good, id)
			}
		}
		if len(words) < 2 || len(good) < len(words) {
			refused = append(refused, part)
			continue
		}
		for _, id := range good {
			add(id, codeMended)
		}
	}
	return ids, refused, note
}
