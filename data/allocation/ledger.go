package allocation

// ledger is an answer while it is written: what each need has, and what is left.
type ledger struct {
	b      *board
	given  []int     // option of each need, −1
	hosts  [][]int   // needs of each place
	left   []float64 // m² of each shared place
	holder []int     // need of each part, −1
}

func (b *board) ledger() *ledger {
	l := &ledger{
		b: b, given: make([]int, len(b.Needs)), hosts: make([][]int, len(b.Places)), left: make([]float64, len(b.Places)), holder: make([]int, b.nParts),
	}
	for i := range l.given {
		l.given[i] = -1
	}
	for i := range l.holder {
		l.holder[i] = -1
	}
	for i, x := range b.Places {
		l.left[i] = x.CapacityM2
	}
	return l
}

// start is a ledger that has the locks.
func (b *board) start() *ledger {
	l := b.ledger()
	for _, o := range b.locked {
		if o >= 0 {
			l.give(o)
		}
	}
	return l
}

// within says whether an area goes into what is left of a capacity, but for the rounding of sums.
func within(area, left, capacity float64) bool { return area <= left+1e-9*capacity }

// room says whether a place can still take an option.
func (l *ledger) room(option int) bool {
	o := l.b.Options[option]
	if x := l.b.Places[o.Place]; x.Shared {
		return within(o.AreaM2, l.left[o.Place], x.CapacityM2)
	}
	if len(l.hosts[o.Place]) > 0 {
		return false
	}
	for _, part := range l.b.parts[o.Place] {
		if l.holder[part] >= 0 {
			return false
		}
	}
	return true
}

func (l *ledger) give(option int) {
	o := l.b.Options[option]
	l.given[o.Need] = option
	l.hosts[o.Place] = append(l.hosts[o.Place], o.Need)
	if l.b.Places[o.Place].Shared {
		l.left[o.Place] -= o.AreaM2
	}
	for _, part := range l.b.parts[o.Place] {
		l.holder[part] = o.Need
	}
}

func (l *ledger) worth() worth {
	total := make(worth, l.b.words)
	for _, o := range l.given {
		if o >= 0 {
			total.add(l.b.worths[o])
		}
	}
	return total
}
