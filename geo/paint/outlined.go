package paint

// Outlined is a Surface that paints areas and their outlines at once where both follow the same rings, which a file then holds once.
type Outlined interface {
	Surface
	// FillAndStroke is Fill of the first path, then Stroke of the second.
	FillAndStroke(areas Path, f Fill, lines Path, s Stroke)
}
