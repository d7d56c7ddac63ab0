"""Times QGIS native:intersection of parcels with areas, and compares each piece with those of emprise-cli bench --cover --out.

usage: QT_QPA_PLATFORM=offscreen /usr/bin/python3 qgis_overlap.py PARCELS.gpkg AREAS.gpkg PIECES.csv
Both layers are in EPSG:2154 and have a column id. A piece is compared as a share of its parcel: QGIS measures on the plane,
we on the ellipsoid, and over one parcel the two differ by a factor. What QGIS skips as invalid is not compared.
"""
import csv, os, sys, time
sys.path.insert(0, "/usr/share/qgis/python/plugins")
from qgis.core import *
app = QgsApplication([], False); app.initQgis()
from qgis.analysis import QgsNativeAlgorithms
QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
import processing
from processing.core.Processing import Processing
Processing.initialize()
context = QgsProcessingContext(); context.setInvalidGeometryCheck(QgsFeatureRequest.GeometrySkipInvalid)
clock, busy = time.perf_counter(), time.process_time()
result = processing.run("native:intersection", {"INPUT": sys.argv[1], "OVERLAY": sys.argv[2], "OUTPUT": "memory:"}, context=context)["OUTPUT"]
print(f"native:intersection {time.perf_counter()-clock:.1f} s by the clock, {time.process_time()-busy:.1f} s of processor, {result.featureCount()} pieces", flush=True)
area = {str(f["id"]): f.geometry().area() for f in QgsVectorLayer(sys.argv[1], "p", "ogr").getFeatures()}
theirs = {}
for f in result.getFeatures():
    key = str(f["id"]), str(f["id_2"])
    theirs[key] = theirs.get(key, 0) + f.geometry().area() / area[key[0]]
ours = {(r[0], r[1]): float(r[2]) for r in csv.reader(open(sys.argv[3]), delimiter=";")}
gaps = sorted(abs(ours.get(k, 0) - v) for k, v in theirs.items())
relative = sorted(abs(ours.get(k, 0) - v) / v for k, v in theirs.items() if v * area[k[0]] > 1)
alone = [v for k, v in ours.items() if k not in theirs]
print(f"{len(theirs)} pairs of QGIS, {len(ours)} of ours, {len(alone)} only ours ({sum(v > 1e-6 for v in alone)} of them more than a millionth)")
print(f"shares differ by {gaps[-1]:.2g} at most, by {gaps[len(gaps) * 99 // 100]:.2g} in 99 %")
print(f"pieces of more than 1 m2 differ by {relative[-1]:.2g} of themselves at most, by {relative[len(relative) * 99 // 100]:.2g} in 99 %")
print(f"in all {sum(theirs.values()):.9g} and {sum(ours.get(k, 0) for k in theirs):.9g} parcels", flush=True)
os._exit(0)  # QGIS may crash while it takes itself apart, when all is written
