package workspace

import "emprise/data"

// Shown is the snapshot as it may be shown outside: its rows are those that Publish writes, so that what is made of it holds nothing
// that stays inside. Territory and layers stay, whatever their licence.
func (s *Snapshot) Shown() *Snapshot {
	rows := s.PublicRows()
	there := make(map[data.Ref]bool, len(rows))
	for _, r := range rows {
		there[r.Ref()] = true
	}
	var gone []data.Ref
	for k := range shelves {
		for _, r := range s.Rows(k) {
			if !there[r.Ref()] {
				gone = append(gone, r.Ref())
			}
		}
	}
	return s.Replaced(rows, gone)
}
