package search

import (
	"regexp"
	"slices"
	"strings"

	"emprise/assets/locale"
)

// query is what was typed, understood.
type query struct {
	words []string // folded
	// A parcel, when it can be one: each part is "" when it was not said.
	insee   string   // 5
	prefix  string   // 3
	section string   // 2, padded
	number  string   // 4, padded
	place   []string // folded words before the section: the name of a commune
	begin   string   // the beginning of an identifier, at least its commune
}

var (
	// section and number as they are said, with or without the commune and the prefix, without spaces.
	reference = regexp.MustCompile(`^([0-9][0-9ab][0-9]{3})?([0-9]{3})?(0?[a-z]|[a-z]{2})([0-9]{1,4})$`)
	commune   = regexp.MustCompile(`^[0-9][0-9ab][0-9]{3}`)
)

// filler is what people write around section and number.
var filler = []string{"section", "parcelle", "parcel", "numero", "number", "no", "n°", "n", "s", "p"}

func understand(text string) query {
	q := query{words: strings.Fields(locale.Fold(text))}
	if len(q.words) == 0 {
		return q
	}
	glued := strings.Join(q.words, "")
	if len(glued) > 5 && len(glued) <= 14 && commune.MatchString(glued) {
		q.begin = strings.ToUpper(glued)
	}
	said := slices.DeleteFunc(slices.Clone(q.words), func(w string) bool { return slices.Contains(filler, w) })
	// The reference stands at the end, in one to four words; what is before it names the commune.
	for n := min(4, len(said)); n >= 1; n-- {
		m := reference.FindStringSubmatch(strings.Join(said[len(said)-n:], ""))
		if m == nil {
			continue
		}
		q.insee, q.prefix = strings.ToUpper(m[1]), m[2]
		q.section, q.number = padded(strings.ToUpper(m[3]), 2), padded(m[4], 4)
		q.place = said[:len(said)-n]
		break
	}
	return q
}

func padded(s string, n int) string { return strings.Repeat("0", max(0, n-len(s))) + s }

// parcel says whether an identifier of 14 characters is one that was meant; communes restricts it, nil does not.
func (q *query) parcel(id string, communes map[string]bool) bool {
	if q.begin != "" && strings.HasPrefix(id, q.begin) {
		return true
	}
	return q.section != "" && len(id) == 14 && id[8:10] == q.section && id[10:] == q.number &&
		(q.insee == "" || id[:5] == q.insee) && (q.prefix == "" || id[5:8] == q.prefix) && (communes == nil || communes[id[:5]])
}
