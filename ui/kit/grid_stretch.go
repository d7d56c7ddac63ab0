package kit

// stretch gives the columns that grow the room that all of them leave, each its share.
func (g *Grid) stretch() {
	var shares float32
	for i := range g.columns {
		c := &g.columns[i]
		if c.least == 0 {
			c.least = c.Width
		}
		c.Width = c.least
		shares += c.Grow
	}
	all, seen := g.across()
	if room := seen - all; room > 0 && shares > 0 {
		for i := range g.columns {
			g.columns[i].Width += room * g.columns[i].Grow / shares
		}
	}
}
