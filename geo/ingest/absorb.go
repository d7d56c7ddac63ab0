package ingest

// absorb takes over what a keeper without sink holds, whose features follow those here and are numbered from base. It says
// false, and does nothing, where that would not be the same as keeping them one by one: where a batch ends among them, or
// they have more columns than are allowed.
func (k *keeper) absorb(o *keeper, base int) bool {
	n := o.builder.Len()
	if n >= k.limits.Batch-k.builder.Len() || k.builder.SizeWith(&o.builder) >= k.limits.BatchBytes {
		return false
	}
	fresh := 0
	columns := o.builder.Draft().Columns
	for _, c := range columns {
		if _, ok := k.columns[c.Name]; !ok {
			fresh++
		}
	}
	if fresh > 0 {
		if len(k.columns)+fresh > k.limits.Columns {
			return false
		}
		for _, c := range columns {
			k.columns[c.Name] = struct{}{}
		}
	}
	k.checkOff()
	for f, hash := range o.hashes {
		if hash == 0 || k.seen.add(hash) {
			continue
		}
		// Listed behind what else is said of the feature.
		number := o.numbers[f]
		o.issues.upTo(number, func(part *issues) { k.issues.append(part, base) })
		where := subject{base + number, o.ids.at(f), o.places[f]}
		k.issues.remark(where.issue(), "id_repeated", string(where.id))
	}
	k.issues.append(o.issues, base)
	k.pending.append(&o.pending, base)
	k.builder.Append(&o.builder)
	k.checked = k.builder.Len()
	k.kept += n
	k.tall += o.tall
	k.glimpses.Look(&k.builder)
	return true
}

// reset makes a keeper without sink ready for other features.
func (k *keeper) reset() {
	k.builder.Reset()
	k.issues.reset(k.limits.Issues)
	k.pending.reset(k.limits.Issues)
	k.numbers, k.hashes, k.places = k.numbers[:0], k.hashes[:0], k.places[:0]
	k.ids.reset()
	k.checked, k.kept, k.tall = 0, 0, 0
}
