package mapview

// Enlarge makes texts, lines and signs so many times as large as usual, on the map and around it, at least once; for eyes that are
// farther away. What is painted already stays until it is painted anew.
func (m *Map) Enlarge(times float32) {
	t := float64(max(1, times))
	if t == m.text {
		return
	}
	m.text = t
	m.version++
	for _, part := range []interface{ enlarge(times float32) }{m.gauge, m.credit, m.notice, m.banner} {
		part.enlarge(float32(t))
	}
	m.gauge.show(m.view, m.unit)
	m.load()
	m.placeNames(0)
	m.placeMarks()
	m.layout()
	m.Refresh()
}

// Text is how many times as large as usual texts and signs are.
func (m *Map) Text() float32 { return float32(m.text) }

// grain is how many device pixels a typographic pixel takes.
func (m *Map) grain() float64 { return m.unit * m.text }
