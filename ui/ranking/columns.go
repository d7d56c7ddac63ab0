package ranking

import "emprise/ui/kit"

// column is a column of the table.
type column int

// The columns, in their order.
const (
	byRank column = iota
	byVerdict
	byName
	byPlace
	byArea
	byScore
	byKnown
	byOffer
	byReason
	byMark // the box that marks a plot for comparison
	columnCount
)

// key is the translation key of a column's head.
func (c column) key() string {
	return [columnCount]string{
		"ranking.rank", "ranking.verdict", "ranking.plot", "ranking.place", "ranking.area", "ranking.score", "ranking.known", "ranking.offer",
		"ranking.reason", "ranking.mark",
	}[c]
}

// sortable says whether pressing the head sorts.
func (c column) sortable() bool { return c != byVerdict && c != byReason && c != byMark }

// The space at the sides of a line and between two columns.
const (
	margin = 14
	gutter = 14
)

// span is where a column stands in a line.
type span struct{ x, width float32 }

// columns shares a width: names and reasons take what the others leave; the place gives way when there is little room. Where nothing was
// offered that column has no room.
func columns(width float32, offers bool) [columnCount]span {
	fixed := [columnCount]float32{byRank: 34, byVerdict: 130, byArea: 74, byScore: 104, byKnown: 62, byMark: 62}
	left := width - 2*margin - gutter*float32(columnCount-1)
	if offers {
		fixed[byOffer] = 84
	}
	for c := range fixed {
		fixed[c] *= kit.Scale()
	}
	if !offers {
		fixed[byOffer] = -gutter
	}
	for _, w := range fixed {
		left -= w
	}
	left = max(left, 200)
	fixed[byName] = left * 0.3
	fixed[byPlace] = left * 0.21
	fixed[byReason] = left * 0.49
	var spans [columnCount]span
	x := float32(margin)
	for c, w := range fixed {
		spans[c] = span{x, max(0, w)}
		x += w + gutter
	}
	return spans
}
