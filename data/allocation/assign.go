package allocation

import (
	"context"
	"fmt"
)

// arc is a row that could take a column.
type arc struct {
	column int
	option int // what it stands for; of several arcs to one column the best is taken
	worth  worth
}

// assignment is the linear sum assignment problem with columns that take up to room rows, to the greatest worth.
type assignment struct {
	words int
	rows  [][]arc
	bound []bool // rows that must be served; others may be left out, which is worth 0
	room  []int  // of each column
}

// solve finds the best assignment: the arc of each row, −1 when it is left out. It adds row by row along shortest augmenting
// paths with potentials (Jonker and Volgenant 1987; for rectangles Crouse 2016), on costs that are the worths negated. Of
// paths of one length it takes those that end soonest, then those to the lower column, so that the answer is always the same. ok is
// false when a row that must be served cannot be.
func (a *assignment) solve(ctx context.Context) (taken []int, total worth, ok bool, err error) {
	n, w := len(a.rows), a.words
	columns := len(a.room) + n // each row has a column of its own to be left out in
	s := &paths{
		assignment: a, taken: make([]int, n), at: make([]int, n), holders: make([][]int, len(a.room)),
		u: make([]int64, n*w), v: make([]int64, columns*w), dist: make([]int64, columns*w), seen: make([]int, columns),
		fromRow: make([]int, columns), fromArc: make([]int, columns), out: make([]bool, n),
	}
	for r := range n {
		s.taken[r], s.at[r] = -1, -1
	}
	for r := range n {
		if r%16 == 0 && ctx.Err() != nil {
			return nil, nil, false, fmt.Errorf("allocate: %w", ctx.Err())
		}
		if !s.insert(r) {
			return nil, nil, false, nil
		}
	}
	total = make(worth, w)
	for r, x := range s.taken {
		if x >= 0 {
			total.add(a.rows[r][x].worth)
		}
	}
	return s.taken, total, true, nil
}

// paths is the state of a solution that grows.
type paths struct {
	*assignment
	taken   []int   // arc of each row, −1 none
	at      []int   // column of each row, −1 not yet inserted
	holders [][]int // rows of each column
	out     []bool  // rows that are in their own column

	u, v, dist       []int64 // potentials of rows and columns, distance of columns; words each
	seen             []int   // 2·row+1 reached, 2·row+2 settled, while that row is inserted
	fromRow, fromArc []int   // how a column was reached
	front, settled   []int
}

// insert serves one more row and makes up for it along the shortest path.
func (s *paths) insert(root int) bool {
	w := s.words
	reached, done := 2*root+1, 2*root+2
	s.front, s.settled = s.front[:0], s.settled[:0]
	low := make([]int64, w)
	s.relax(root, low, reached, done)
	for {
		best := -1
		for i, c := range s.front {
			if best < 0 || s.before(c, s.front[best]) {
				best = i
			}
		}
		if best < 0 {
			return false
		}
		c := s.front[best]
		s.front[best] = s.front[len(s.front)-1]
		s.front = s.front[:len(s.front)-1]
		s.seen[c] = done
		copy(low, s.dist[c*w:(c+1)*w])
		if s.free(c) {
			s.shift(root, low)
			s.augment(root, c)
			return true
		}
		s.settled = append(s.settled, c)
		for _, r := range s.holdersOf(c) {
			s.relax(r, low, reached, done)
		}
	}
}

func (s *paths) free(c int) bool {
	if c >= len(s.room) {
		return !s.out[c-len(s.room)]
	}
	return len(s.holders[c]) < s.room[c]
}

func (s *paths) holdersOf(c int) []int {
	if r := c - len(s.room); r >= 0 {
		return []int{r}
	}
	return s.holders[c]
}

// before orders columns by distance, free ones first, then by number.
func (s *paths) before(a, b int) bool {
	w := s.words
	if d := worth(s.dist[a*w : (a+1)*w]).compare(s.dist[b*w : (b+1)*w]); d != 0 {
		return d < 0
	}
	if fa, fb := s.free(a), s.free(b); fa != fb {
		return fa
	}
	return a < b
}

// relax reaches the columns of a row that is low away from the root.
func (s *paths) relax(r int, low []int64, reached, done int) {
	for x := range s.rows[r] {
		if k := &s.rows[r][x]; s.room[k.column] > 0 {
			s.reach(r, x, k.column, k.worth, low, reached, done)
		}
	}
	if !s.bound[r] {
		s.reach(r, -1, len(s.room)+r, nil, low, reached, done)
	}
}

func (s *paths) reach(r, x, c int, gain worth, low []int64, reached, done int) {
	if s.seen[c] == done {
		return
	}
	w := s.words
	d, u, v := s.dist[c*w:(c+1)*w], s.u[r*w:(r+1)*w], s.v[c*w:(c+1)*w]
	fresh := s.seen[c] != reached
	nearer := fresh
	for i := range w {
		cost := low[i] - u[i] - v[i]
		if gain != nil {
			cost -= gain[i]
		}
		if !nearer {
			if cost > d[i] {
				return
			}
			nearer = cost < d[i]
		}
		if nearer {
			d[i] = cost // those before were equal
		}
	}
	if !nearer {
		return
	}
	if fresh {
		s.seen[c] = reached
		s.front = append(s.front, c)
	}
	s.fromRow[c], s.fromArc[c] = r, x
}

// shift moves the potentials so that the path found costs nothing more.
func (s *paths) shift(root int, low []int64) {
	w := s.words
	for i := range w {
		s.u[root*w+i] += low[i]
	}
	for _, c := range s.settled {
		for i := range w {
			d := low[i] - s.dist[c*w+i]
			s.v[c*w+i] -= d
			for _, r := range s.holdersOf(c) {
				s.u[r*w+i] += d
			}
		}
	}
}

// augment hands the columns on along the path.
func (s *paths) augment(root, c int) {
	for {
		r := s.fromRow[c]
		left := s.at[r]
		s.at[r], s.taken[r] = c, s.fromArc[c]
		if own := c - len(s.room); own >= 0 {
			s.out[own] = true
		} else {
			s.holders[c] = append(s.holders[c], r)
		}
		if left >= 0 {
			s.leave(left, r)
		}
		if r == root {
			return
		}
		c = left
	}
}

func (s *paths) leave(c, r int) {
	if own := c - len(s.room); own >= 0 {
		s.out[own] = false
		return
	}
	for i, h := range s.holders[c] {
		if h == r {
			s.holders[c] = append(s.holders[c][:i], s.holders[c][i+1:]...)
			return
		}
	}
}
