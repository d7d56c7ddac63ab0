package minutes

import (
	"emprise/data"
	"emprise/data/difference"
)

// openFields are what a public reader may read of how a row has changed; of the rest the minutes do not even say that it did.
func openFields(was, is data.Row) []difference.Field {
	before, ok1 := data.Public(was)
	after, ok2 := data.Public(is)
	if !ok1 || !ok2 {
		return nil
	}
	var kept []difference.Field
	for _, f := range difference.Fields(before, after) {
		if !data.Hidden(was, f.Name) && !data.Hidden(is, f.Name) {
			kept = append(kept, f)
		}
	}
	return kept
}

// withheld says whether a public reader must not learn of a row.
func withheld(r data.Row) bool { return r != nil && data.Withheld(r) }
