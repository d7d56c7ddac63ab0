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
	return NewIndex(actions).Find(text)
}

// Index is actions with their names folded, once for all texts that are looked for among them. It does not change.
type Index struct {
	actions []kit.Action
	names   string // of one action after another: " title detail id"
	parts   []part
}

// part is where the names of an action lie: its title with the space before it, and all of them.
type part struct{ start, title, end int }

// NewIndex folds the names of actions.
func NewIndex(actions []kit.Action) *Index {
	x := &Index{actions: actions, parts: make([]part, len(actions))}
	room := 0
	for i := range actions {
		room += len(actions[i].Title) + len(actions[i].Detail) + len(actions[i].ID) + 3
	}
	names := make([]byte, 0, room)
	for i := range actions {
		a, p := &actions[i], &x.parts[i]
		p.start = len(names)
		names = locale.AppendFold(append(names, ' '), a.Title)
		p.title = len(names)
		names = locale.AppendFold(append(names, ' '), a.Detail)
		names = locale.AppendFold(append(names, ' '), a.ID)
		p.end = len(names)
	}
	x.names = string(names)
	return x
}

// Find is the function of that name among the actions of the index.
func (x *Index) Find(text string) []kit.Action {
	at := x.find(text)
	out := make([]kit.Action, len(at))
	for i, a := range at {
		out[i] = x.actions[a]
	}
	return out
}

// find gives which actions are found.
func (x *Index) find(text string) []int {
	words := strings.Fields(locale.Fold(text))
	spaced := make([]string, len(words))
	for i, w := range words {
		spaced[i] = " " + w
	}
	var found []int // the score, then the place among all
	for i, p := range x.parts {
		if score, ok := rate(x.names[p.start:p.title], x.names[p.start+1:p.end], words, spaced); ok {
			if len(words) > 0 && x.actions[i].Why() != "" {
				score += off
			}
			found = append(found, score*len(x.parts)+i)
		}
	}
	slices.Sort(found)
	for i := range found {
		found[i] %= len(x.parts)
	}
	return found
}

// off keeps what cannot be done now below all that can.
const off = 1000

// rate scores a title, with a space before it, and all names by the words, which come with a space before them as well.
func rate(title, all string, words, spaced []string) (score int, ok bool) {
	for i, w := range words {
		switch {
		case !strings.Contains(all, w):
			return 0, false
		case i == 0 && strings.HasPrefix(title, spaced[i]):
		case strings.Contains(title, spaced[i]):
			score++
		case strings.Contains(title, w):
			score += 2
		default:
			score += 4
		}
	}
	return score, true
}
