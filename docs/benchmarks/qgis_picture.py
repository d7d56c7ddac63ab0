"""Paints a parcel layer with QGIS as qgis_render.py of the common workload does, but on the plane of the screen, so that the
pictures can be laid over those of emprise-cli bench --paint --out PREFIX.

usage: QT_QPA_PLATFORM=offscreen /usr/bin/python3 qgis_picture.py FILE BENCH.json PREFIX
BENCH.json is the answer of emprise-cli bench --paint --json: its boxes are painted, 1920 x 1080 each.
"""
import json, os, sys
from qgis.core import *
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
app = QgsApplication([], False); app.initQgis()
layer = QgsVectorLayer(sys.argv[1], "p", "ogr")
layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
    {"color": "210,225,180", "outline_color": "90,90,90", "outline_width": "0.2"})))
for p in json.load(open(sys.argv[2]))["paint"]:
    s = QgsMapSettings(); s.setLayers([layer]); s.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    s.setOutputSize(QSize(1920, 1080)); s.setBackgroundColor(QColor("#F7F5F0"))
    s.setFlag(QgsMapSettings.Antialiasing, True)
    s.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    s.setExtent(QgsRectangle(*p["epsg3857"]))
    job = QgsMapRendererParallelJob(s); job.start(); job.waitForFinished()
    job.renderedImage().save(f"{sys.argv[3]}-{p['extent']:g}.png")
os._exit(0)  # QGIS may crash while it takes itself apart, when all is written
