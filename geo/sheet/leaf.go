package sheet

import "emprise/geo/paint"

// Leaves are the pages of a text as sheets, so that they stand in one document with maps. The letters of the surface, which is not
// drawn on, say where lines and pages end.
func Leaves(s paint.Surface, pr *Prose) []*Sheet {
	pages := Paginate(s, pr)
	out := make([]*Sheet, pages.Len())
	for i := range out {
		out[i] = &Sheet{
			Paper: A4.Standing(), Locale: pr.Locale, Title: pr.Title, Subtitle: pr.Subtitle, Organisation: pr.Organisation,
			Author: pr.Author, Date: pr.Date, Fictional: pr.Fictional, Public: pr.Public, Text: pages, Leaf: i,
		}
	}
	return out
}
