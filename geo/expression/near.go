package expression

import "unicode/utf8"

// nearest is the name that is fewest slips away from the one that was written, "" when all are too far.
func nearest(name string, among []string) string {
	want := []rune(Fold(name))
	best, least := "", max(1, len(want)/3)+1
	for _, n := range among {
		if !utf8.ValidString(n) {
			continue
		}
		if d := slips([]rune(Fold(n)), want, least); d < least {
			best, least = n, d
		}
	}
	return best
}

// slips is the distance of Damerau (1964) in its restricted form: letters added, left out, replaced, or two neighbours
// exchanged. Distances from limit on are given as limit.
func slips(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(limit, last[len(b)])
}
