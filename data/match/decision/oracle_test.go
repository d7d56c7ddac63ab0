package decision_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/data/match/decision"
	"emprise/geo/reference"
)

// published are the cases of the literature that pymcdm collected.
func published(t *testing.T, name string, into any) {
	t.Helper()
	raw, err := os.ReadFile(reference.Path(t, filepath.Join("oracles", "mcda-pymcdm.json")))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Case   string
		Values json.RawMessage
	}
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.Case == name {
			if err := json.Unmarshal(c.Values, into); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no case %s", name)
}

type pymcdm struct {
	Matrix  [][]float64
	Weights []float64
	Types   []float64
	Output  []float64
}

func (p pymcdm) table() decision.Table {
	t := decision.Table{Values: p.Matrix, Weights: p.Weights}
	for _, v := range p.Types {
		t.Cost = append(t.Cost, v < 0)
	}
	if t.Weights == nil {
		for range p.Types {
			t.Weights = append(t.Weights, 1)
		}
	}
	return t
}

func near(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tolerance) {
			t.Errorf("%s: %v, want %v", what, got, want)
			return
		}
	}
}

func TestNormalisationsAsPublished(t *testing.T) {
	t.Parallel()
	for name, n := range map[string]decision.Normalisation{
		"TestMinmaxNormalization": decision.MinMax, "TestMaxNormalization": decision.Max, "TestSumNormalization": decision.Sum,
		"TestVectorNormalization": decision.Vector, "TestLinearNormalization": decision.Linear,
	} {
		var c pymcdm
		published(t, name+".test_output", &c)
		values, _, err := decision.Normalise(c.table(), n)
		if err != nil {
			t.Fatal(err)
		}
		near(t, name, slices.Concat(values...), c.Output, 6e-9)
	}
}

func TestWeightedSumAsPublished(t *testing.T) {
	t.Parallel()
	var c pymcdm
	published(t, "TestWSM.test_output", &c)
	scores, _, err := decision.WeightedSum(c.table(), decision.Sum)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "pymcdm", scores, c.Output, 5e-4)

	plain := decision.Table{Values: [][]float64{{1, 0, 3}, {0, 5, 6}}, Weights: []float64{1, 1, 1}}
	scores, _, err = decision.WeightedSum(plain, decision.NoNormalisation)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "scikit-criteria", scores, []float64{4, 11}, 0)

	// Kracka, Brauers and Zavadskas 2010: heating losses of a building; all weights alike.
	heat := decision.Table{
		Values: [][]float64{
			{33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852},
			{38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184},
			{37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845},
			{30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186},
			{36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610},
			{37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935},
		},
		Cost: []bool{true, true, true, true, false, true, false},
	}
	heat.Weights, err = decision.Shares([]float64{20, 20, 20, 20, 20, 20, 20})
	if err != nil {
		t.Fatal(err)
	}
	scores, _, err = decision.WeightedSum(heat, decision.Sum)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Kracka 2010", scores, []float64{0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701}, 1e-8)
	if ranks := decision.Ranks(scores, 1e-9); !slices.Equal(ranks, []int{6, 1, 3, 4, 5, 2}) {
		t.Errorf("Kracka 2010: %v", ranks)
	}
}

func TestTOPSISAsPublished(t *testing.T) {
	t.Parallel()
	var c pymcdm
	published(t, "TestTOPSIS.test_output", &c) // Opricovic and Tzeng 2004, min–max
	got, _, err := decision.TOPSIS(c.table(), decision.MinMax)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Opricovic and Tzeng 2004", got, c.Output, 5e-4)
	tzeng := decision.Table{Values: [][]float64{{5, 8, 4}, {7, 6, 8}, {8, 8, 6}, {7, 4, 6}}, Weights: []float64{0.3, 0.4, 0.3}}
	got, _, err = decision.TOPSIS(tzeng, decision.Vector)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Tzeng and Huang 2011", got, []float64{0.5037, 0.6581, 0.7482, 0.3340}, 5e-5)
}

func TestPROMETHEEAsPublished(t *testing.T) {
	t.Parallel()
	var c pymcdm
	published(t, "TestPROMETHEE_II.test_output", &c)
	f, err := decision.PROMETHEE(c.table(), nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Zhao 2013", f.Net, c.Output, 1e-12)
}

func TestAHPAsPublished(t *testing.T) {
	t.Parallel()
	var c pymcdm
	published(t, "TestAHPWeights.test_output", &c)
	p, err := decision.AHP(c.Matrix)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "Wang and Chin 2011", p.Weights, c.Output, 5e-5)
	near(t, "λmax and ratio", []float64{p.LambdaMax, p.Ratio}, []float64{7.41987, 0.229}, 5e-4)
	if len(p.Warnings) != 1 || p.Warnings[0].Rule != decision.RuleInconsistent || p.Warnings[0].Number != p.Ratio {
		t.Errorf("a ratio of %g brings %+v", p.Ratio, p.Warnings)
	}
}

// Cebrián and Porcar 2009, as scikit-criteria computes it: columns divided by their sums, then all differences by the
// greatest range.
func TestELECTREAsPublished(t *testing.T) {
	t.Parallel()
	table := decision.Table{
		Values:  [][]float64{{6, 5, 28, 5, 5}, {4, 2, 25, 10, 9}, {5, 7, 35, 9, 6}, {6, 1, 27, 6, 7}, {6, 8, 30, 7, 9}, {5, 6, 26, 4, 8}},
		Weights: []float64{0.25, 0.25, 0.1, 0.2, 0.2}, Cost: []bool{false, false, true, false, false},
	}
	sums, widest := make([]float64, 5), 0.0
	for j := range sums {
		low, high := math.Inf(1), 0.0
		for _, row := range table.Values {
			sums[j] += row[j]
			low, high = min(low, row[j]), max(high, row[j])
		}
		widest = max(widest, (high-low)/sums[j])
	}
	o := decision.Outranking{Concordance: 0.65, Discordance: 0.35}
	for _, s := range sums {
		o.Scale = append(o.Scale, s*widest)
	}
	k, err := decision.ELECTRE(table, o)
	if err != nil {
		t.Fatal(err)
	}
	concordance := [][]float64{
		{0, 0.5, 0.35, 0.5, 0.35, 0.45},
		{0.5, 0, 0.5, 0.75, 0.5, 0.5},
		{0.65, 0.5, 0, 0.45, 0.2, 0.7},
		{0.75, 0.25, 0.55, 0, 0.35, 0.45},
		{0.9, 0.7, 0.8, 0.9, 0, 0.9},
		{0.55, 0.5, 0.55, 0.55, 0.1, 0},
	}
	discordance := [][]float64{
		{0, 0.5052, 0.4042, 0.1883, 0.42857, 0.2825},
		{0.4286, 0, 0.7143, 0.2589, 0.8571, 0.5714},
		{0.1696, 0.2825, 0, 0.1938, 0.2825, 0.2180},
		{0.5714, 0.4042, 0.8571, 0, 1.0, 0.7143},
		{0.0485, 0.3031, 0.2021, 0.0727, 0, 0.0969},
		{0.1295, 0.6063, 0.5052, 0.2021, 0.3031, 0},
	}
	near(t, "concordance", slices.Concat(k.Concordance...), slices.Concat(concordance...), 1e-9)
	near(t, "discordance", slices.Concat(k.Discordance...), slices.Concat(discordance...), 1e-3)
	if !slices.Equal(k.Members, []int{4}) {
		t.Errorf("kernel %v", k.Members)
	}
}

func TestRankOrderCentroid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		places []int
		want   []float64
	}{
		{[]int{1}, []float64{1}},
		{[]int{2, 1, 3}, []float64{5. / 18, 11. / 18, 2. / 18}},
		{[]int{1, 2, 3, 4}, []float64{25. / 48, 13. / 48, 7. / 48, 3. / 48}},
		{[]int{1, 1, 2}, []float64{8. / 18, 8. / 18, 2. / 18}},
	} {
		got, err := decision.RankOrderCentroid(c.places)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "centroid", got, c.want, 1e-15)
	}
}

// Every case that pymcdm publishes is either held above or of a method that is not offered: none is forgotten.
func TestEveryPublishedCaseIsKnown(t *testing.T) {
	t.Parallel()
	held := []string{
		"TestMinmaxNormalization", "TestMaxNormalization", "TestSumNormalization", "TestVectorNormalization", "TestLinearNormalization",
		"TestWSM", "TestTOPSIS", "TestPROMETHEE_II", "TestAHPWeights",
	}
	// Other ways to rank, to take weights from the table itself, to normalise, and to compare rankings. The package has one ranking
	// that can be explained and the cross-checks that planners know; weights come from people.
	notOffered := []string{
		"TestARAS", "TestCOCOSO", "TestCODAS", "TestCOMET", "TestCOPRAS", "TestCOPRAS2", "TestEDAS", "TestMABAC", "TestMAIRCA", "TestMARCOS", "TestMOORA", "TestOCRA",
		"TestSPOTIS", "TestSPOTIS2", "TestBalancedSPOTIS", "TestVIKOR", "TestRIM", "TestRAM", "TestERVD", "TestPROBID", "TestWPM", "TestWASPAS", "TestLoPM",
		"TestRAFSI", "TestLMAW", "TestAROMAN", "TestEqualWeights", "TestEntropyWeights", "TestSTDWeights", "TestMERECWeights", "TestCRITICWeights",
		"TestCILOSWeights", "TestIDOCRIWWeights", "TestAngleWeights", "TestGiniWeights", "TestVarianceWeights", "TestRANCOMWeights", "TestLOPCOWWeights",
		"TestLogarithmicNormalization", "TestNonlinearNormalization", "TestEANormalization", "TestZTNormalization", "TestZTNormalization2",
		"TestDistancesDraWS", "TestDistancesKemeny", "TestDistancesFrobenius",
	}
	raw, err := os.ReadFile(reference.Path(t, filepath.Join("oracles", "mcda-pymcdm.json")))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Case string }
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range cases {
		name, _, _ := strings.Cut(c.Case, ".")
		seen[name] = true
		if !slices.Contains(held, name) && !slices.Contains(notOffered, name) {
			t.Errorf("%s is neither held nor known not to be offered", c.Case)
		}
	}
	for _, name := range held {
		if !seen[name] {
			t.Errorf("%s is not published any more", name)
		}
	}
}
