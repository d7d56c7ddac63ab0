package feature

// Highest keeps of the runs of a geometry, in place, those of the highest dimension, and gives their kind: a feature has one.
// It is None when there is no run.
func Highest[R any](runs []R, kindOf func(*R) Kind) (Kind, []R) {
	kind := None
	for i := range runs {
		kind = max(kind, kindOf(&runs[i]))
	}
	kept := runs[:0]
	for i := range runs {
		if kindOf(&runs[i]) == kind {
			kept = append(kept, runs[i])
		}
	}
	return kind, kept
}
