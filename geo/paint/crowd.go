package paint

// Crowd is a Surface that also takes thousands of small shapes one by one, without a path of them. What is added waits for
// the next FillCrowd or StrokeCrowd, which paints it and a path of larger shapes as one: areas by their true share of each
// pixel, lines by what they cover together.
//
// Positions are x, y pairs on a grid, which CrowdOn places on the surface before the first shape. A shape must lie within
// the surface widened by CrowdMargin on each side, or it is left out.
type Crowd interface {
	Surface
	// CrowdOn says where the grid of the shapes to come stands. It must be the same until what was added is painted.
	CrowdOn(grid CrowdGrid)
	// CrowdArea adds the inside of a ring, closed or not, that lies within a span; holes run against their shell.
	CrowdArea(ring []int32, within CrowdSpan)
	// FillCrowd paints the areas that were added and the inside of a path.
	FillCrowd(rest Path, f Fill)
	// CrowdLine adds a line that lies within a span, of a width in surface units, that of the stroke to come and CrowdWidth at most, else it is left
	// out. It is meant for what is a few units large: it is drawn by samples.
	CrowdLine(line []int32, within CrowdSpan, width float64)
	// CrowdOutlined adds a ring and a line around it of a width as of CrowdLine, which must be opaque and CrowdLeast wide: nothing of the fill is
	// painted where lines are, so that it does not shine through pixels that they cover in part. The inside of what is a
	// few units large is drawn by samples too. No line may be added before its fill is painted but those of its kind.
	CrowdOutlined(ring []int32, within CrowdSpan, width float64)
	// StrokeCrowd paints the lines that were added, not dashed, and those of a path.
	StrokeCrowd(rest Path, s Stroke)
}

// CrowdGrid gives positions of a grid on a surface, in units of 1/CrowdFine surface unit, in whole numbers, so that tiles agree
// on them: (x*ScaleX + RestX) >> CrowdShift, and so for y. What the products lose above 64 bits the sums lose again.
type CrowdGrid struct{ ScaleX, RestX, ScaleY, RestY int64 }

// CrowdShift is how many binary places the scale of a grid has: for surfaces of less than 2^14 units a position fits 63 bits.
const CrowdShift = 36

// Place gives a position of the grid on the surface, in units of 1/CrowdFine.
func (g *CrowdGrid) Place(x, y int32) (int32, int32) {
	return int32((int64(x)*g.ScaleX + g.RestX) >> CrowdShift), int32((int64(y)*g.ScaleY + g.RestY) >> CrowdShift)
}

// CrowdSpan is a box on a surface, in units of 1/CrowdFine, as tight as a shape is large.
type CrowdSpan struct{ MinX, MinY, MaxX, MaxY int32 }

// The measures of a Crowd.
const (
	CrowdFine   = 256
	CrowdMargin = 32  // surface units
	CrowdWidth  = 2   // surface units
	CrowdLeast  = 0.6 // surface units
)
