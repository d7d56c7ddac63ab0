package palette

import (
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Find keeps the actions whose title or detail holds all words of the text, whatever their case and accents: those whose
// title begins with the first word first, then those with a word that does, then the others; the order given breaks ties.
func Find(actions []kit.Action, text string) []kit.Action {
	words := strings.Fields(locale.Fold(text))
	type scored struct {
		action kit.Action
		score  int
	}
	var found []scored
	for _, a := range actions {
		title := locale.Fold(a.Title)
		all := title + " " + locale.Fold(a.Detail) + " " + locale.Fold(a.ID)
		if score, ok := rate(title, all, words); ok {
			if a.Why() != "" && len(words) > 0 {
				score += off
			}
			found = append(found, scored{a, score})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return a.score - b.score })
	out := make([]kit.Action, len(found))
	for i, f := range found {
		out[i] = f.action
	}
	return out
}

// off keeps what cannot be done now below all that can.
const off = 1000

func rate(title, all string, words []string) (score int, ok bool) {
	for i, w := range words {
		switch {
		case i == 0 && strings.HasPrefix(title, w):
		case strings.Contains(" "+title, " "+w):
			score++
		case strings.Contains(title, w):
			score += 2
		case strings.Contains(all, w):
			score += 4
		default:
			return 0, false
		}
	}
	return score, true
}
