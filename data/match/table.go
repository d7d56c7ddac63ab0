package match

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"emprise/data"
)

// BlockRows is how many rows a block has: a few columns of it stay in the cache of a processor while all needs are held against
// them.
const BlockRows = 4096

// Table is what is known of many places, as Candidates are, in columns. It is immutable: With gives another one that shares
// the blocks that did not change, by which a Standing knows what it need not look at again.
type Table struct {
	rows    int
	columns []column
	at      map[data.Measure]int // place in columns
	blocks  []*block
	id      func(row int) string
}

// column is what all blocks have in common of one measure.
type column struct {
	measure data.Measure
	about   Value // source, date and confidence of the rows that are not given as candidates
	lists   [][]string
	codes   map[string]uint32 // of lists, by spelled
}

// block is some consecutive rows: by column, numbers (NaN is unknown) and codes (0 is unknown, k is list k-1). A slice that is
// nil knows nothing.
type block struct {
	first, rows int
	numbers     [][]float64
	codes       [][]uint32
	gates       []gate       // nil: all are offered
	own         []*Candidate // rows that were given as candidates; nil: none
}

// gate says whether a row is offered at all.
type gate uint8

const (
	open   gate = iota
	asked       // the status is not known
	closed      // not offered
)

func gateOf(c Candidate) gate {
	switch {
	case c.Offered:
		return open
	case c.Status == "":
		return asked
	}
	return closed
}

// Column is one measure of all rows of a table. Numbers are in the measure's unit; NaN and the infinities are unknown. Codes are
// for categories: 0 is unknown, k says Lists[k-1]. About gives the source, the date and the confidence of all values.
type Column struct {
	Measure data.Measure
	Numbers []float64
	Codes   []uint32
	Lists   [][]string
	About   Value
}

// NewTable makes a table of columns that have one value a row. All rows are offered. id names a row, for people and where
// everything else is equal; ids may come twice. The table keeps the slices: nobody may write to them any more.
func NewTable(rows int, id func(row int) string, columns []Column) (*Table, error) {
	t := &Table{rows: rows, at: map[data.Measure]int{}, id: id}
	for _, c := range columns {
		if _, twice := t.at[c.Measure]; twice {
			return nil, fmt.Errorf("match table: column %s given twice: %w", c.Measure, data.ErrConflict)
		}
		if c.Numbers != nil && len(c.Numbers) != rows || c.Codes != nil && len(c.Codes) != rows {
			return nil, fmt.Errorf("match table: column %s has not %d values: %w", c.Measure, rows, data.ErrInvalid)
		}
		k := t.column(c.Measure)
		t.columns[k].about = c.About
		t.columns[k].lists = slices.Clone(c.Lists)
		for _, code := range c.Codes {
			if int(code) > len(c.Lists) {
				return nil, fmt.Errorf("match table: column %s has code %d: %w", c.Measure, code, data.ErrInvalid)
			}
		}
	}
	for first := 0; first < rows; first += BlockRows {
		b := t.block(first, min(BlockRows, rows-first))
		for k, c := range columns {
			if c.Numbers != nil {
				b.numbers[k] = finite(c.Numbers[first : first+b.rows])
			}
			if c.Codes != nil {
				b.codes[k] = c.Codes[first : first+b.rows]
			}
		}
	}
	return t, nil
}

// TableOf makes a table of candidates, in their order. It fails on two with one id (data.ErrConflict). The table keeps the
// candidates: nobody may write to their values any more.
func TableOf(candidates []Candidate) (*Table, error) {
	t := &Table{rows: len(candidates), at: map[data.Measure]int{}}
	seen := make(map[string]bool, len(candidates))
	for _, m := range data.Measures() {
		t.column(m)
	}
	for row, c := range candidates {
		if seen[c.PlotID] {
			return nil, fmt.Errorf("match table: plot %s given twice: %w", c.PlotID, data.ErrConflict)
		}
		seen[c.PlotID] = true
		if row%BlockRows == 0 {
			t.block(row, min(BlockRows, len(candidates)-row))
		}
		t.write(t.blocks[row/BlockRows], row%BlockRows, &candidates[row])
	}
	return t, nil
}

// Len is the number of rows, those that were taken out included.
func (t *Table) Len() int { return t.rows }

// ID names a row.
func (t *Table) ID(row int) string {
	if c := t.blocks[row/BlockRows].given(row % BlockRows); c != nil {
		return c.PlotID
	}
	return t.id(row)
}

// Candidate is a row with all that the table knows of it.
func (t *Table) Candidate(row int) Candidate {
	b, i := t.blocks[row/BlockRows], row%BlockRows
	if c := b.given(i); c != nil {
		return *c
	}
	c := Candidate{PlotID: t.id(row), Offered: true, Values: make(map[data.Measure]Value, len(t.columns))}
	c.Name = c.PlotID
	for k := range t.columns {
		v := t.columns[k].about
		if codes := b.coded(k); codes != nil && codes[i] != 0 {
			v.Known, v.Categories = true, t.columns[k].lists[codes[i]-1]
		}
		if numbers := b.numbered(k); numbers != nil && !math.IsNaN(numbers[i]) {
			v.Known, v.Number = true, numbers[i]
		}
		if v.Known || v.Source != "" {
			c.Values[t.columns[k].measure] = v
		}
	}
	return c
}

// With is the table with other knowledge of a row; the row after the last one is added. It takes the time of one block.
func (t *Table) With(row int, c Candidate) *Table { return t.WithAll([]int{row}, []Candidate{c}) }

// WithAll is With for several rows, which takes the time of the blocks that they are in.
func (t *Table) WithAll(rows []int, candidates []Candidate) *Table {
	n := t.fork()
	for i, row := range rows {
		b := n.open(t, row)
		if row == n.rows {
			b.grow()
			n.rows++
		}
		n.write(b, row%BlockRows, &candidates[i])
	}
	return n
}

// fork is a table that shares all blocks.
func (t *Table) fork() *Table {
	n := *t
	n.columns, n.at, n.blocks = slices.Clone(t.columns), maps.Clone(t.at), slices.Clone(t.blocks)
	for k := range n.columns {
		n.columns[k].codes = nil // of the other table
	}
	return &n
}

// open gives the block of a row of a fork, its own to write to.
func (t *Table) open(from *Table, row int) *block {
	at := row / BlockRows
	if at == len(t.blocks) {
		return t.block(row, 0)
	}
	if at < len(from.blocks) && t.blocks[at] == from.blocks[at] {
		t.blocks[at] = from.blocks[at].clone()
	}
	return t.blocks[at]
}

// column finds or makes the column of a measure.
func (t *Table) column(m data.Measure) int {
	k, ok := t.at[m]
	if !ok {
		k = len(t.columns)
		t.at[m] = k
		t.columns = append(t.columns, column{measure: m})
	}
	return k
}

// block makes the next block.
func (t *Table) block(first, rows int) *block {
	b := &block{first: first, rows: rows, numbers: make([][]float64, len(t.columns)), codes: make([][]uint32, len(t.columns))}
	t.blocks = append(t.blocks, b)
	return b
}

// write puts what is known of a row.
func (t *Table) write(b *block, i int, c *Candidate) {
	if b.own == nil {
		b.own = make([]*Candidate, b.rows)
	}
	b.own[i] = c
	for k := range b.numbers {
		if b.numbers[k] != nil {
			b.numbers[k][i] = math.NaN()
		}
		if b.codes[k] != nil {
			b.codes[k][i] = 0
		}
	}
	for m, v := range c.Values {
		if !v.Known || m == MeasureStatus {
			continue
		}
		k := t.column(m)
		for len(b.numbers) <= k {
			b.numbers, b.codes = append(b.numbers, nil), append(b.codes, nil)
		}
		if !m.Categorical() && !math.IsNaN(v.Number) && !math.IsInf(v.Number, 0) {
			b.number(k, i, v.Number)
		}
		if m.Unit() == "" && len(v.Categories) > 0 {
			b.code(k, i, t.columns[k].code(v.Categories))
		}
	}
	b.gate(i, gateOf(*c))
}

// code is that of a list of categories, which is added when it is new.
func (c *column) code(list []string) uint32 {
	if c.codes == nil {
		c.codes = make(map[string]uint32, len(c.lists))
		for i, have := range c.lists {
			if key := spelled(have); c.codes[key] == 0 {
				c.codes[key] = uint32(i + 1)
			}
		}
	}
	key := spelled(list)
	code, ok := c.codes[key]
	if !ok {
		c.lists = append(c.lists[:len(c.lists):len(c.lists)], list)
		code = uint32(len(c.lists))
		c.codes[key] = code
	}
	return code
}

// spelled tells lists apart.
func spelled(list []string) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(strconv.Itoa(len(s)))
		b.WriteByte(' ')
		b.WriteString(s)
	}
	return b.String()
}

// given is the candidate as which a row was given, nil when it was not.
func (b *block) given(i int) *Candidate {
	if b.own == nil {
		return nil
	}
	return b.own[i]
}

// numbered and coded are what the block knows of a column, which may be younger than the block, or -1: no column at all.
func (b *block) numbered(k int) []float64 {
	if k < 0 || k >= len(b.numbers) {
		return nil
	}
	return b.numbers[k]
}

func (b *block) coded(k int) []uint32 {
	if k < 0 || k >= len(b.codes) {
		return nil
	}
	return b.codes[k]
}

func (b *block) number(k, i int, v float64) {
	if b.numbers[k] == nil {
		b.numbers[k] = make([]float64, b.rows)
		for at := range b.numbers[k] {
			b.numbers[k][at] = math.NaN()
		}
	}
	b.numbers[k][i] = v
}

func (b *block) code(k, i int, code uint32) {
	if b.codes[k] == nil {
		b.codes[k] = make([]uint32, b.rows)
	}
	b.codes[k][i] = code
}

func (b *block) gate(i int, g gate) {
	if b.gates == nil && g != open {
		b.gates = make([]gate, b.rows)
	}
	if b.gates != nil {
		b.gates[i] = g
	}
}

func (b *block) clone() *block {
	n := *b
	n.numbers, n.codes, n.gates, n.own = slices.Clone(b.numbers), slices.Clone(b.codes), slices.Clone(b.gates), slices.Clone(b.own)
	for k := range n.numbers {
		n.numbers[k], n.codes[k] = slices.Clone(n.numbers[k]), slices.Clone(n.codes[k])
	}
	return &n
}

// grow adds a row of which nothing is known.
func (b *block) grow() {
	b.rows++
	for k := range b.numbers {
		if b.numbers[k] != nil {
			b.numbers[k] = append(b.numbers[k], math.NaN())
		}
		if b.codes[k] != nil {
			b.codes[k] = append(b.codes[k], 0)
		}
	}
	if b.gates != nil {
		b.gates = append(b.gates, open)
	}
	if b.own != nil {
		b.own = append(b.own, nil)
	}
}

// finite gives the numbers, each infinity unknown.
func finite(numbers []float64) []float64 {
	for i, v := range numbers {
		if !math.IsInf(v, 0) {
			continue
		}
		numbers = slices.Clone(numbers)
		for ; i < len(numbers); i++ {
			if math.IsInf(numbers[i], 0) {
				numbers[i] = math.NaN()
			}
		}
		break
	}
	return numbers
}
