// SPDX-FileCopyrightText: 2026 The Joinwright authors
// SPDX-License-Identifier: MIT
#include "studio/designer/arrangejob.h"

#include "studio/designer/arranger.h"
#include "studio/designer/diagramscene.h"
#include "studio/document/modeldocument.h"

#include <QtCore/QEasingCurve>
#include <QtCore/QThreadPool>
#include <QtWidgets/QGraphicsView>

namespace jw::studio {

namespace {

constexpr int GlideMilliseconds = 220;
constexpr qsizetype GlideAtMost = 300; // more tables could not be drawn in time

QPoint between(QPoint a, QPoint b, double share)
{
    return (QPointF(a) * (1 - share) + QPointF(b) * share).toPoint();
}

QRect between(const QRect &a, const QRect &b, double share)
{
    return {between(a.topLeft(), b.topLeft(), share), (QSizeF(a.size()) * (1 - share) + QSizeF(b.size()) * share).toSize()};
}

} // namespace

ArrangeJob::ArrangeJob(DiagramScene &scene)
    : QObject(&scene)
    , m_scene(scene)
{
    m_glide.setDuration(GlideMilliseconds);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) { glideTo(value.toDouble()); });
    connect(&m_glide, &QVariantAnimation::finished, &m_scene, &DiagramScene::endPreview);
    connect(&scene.document(), &ModelDocument::changed, &m_glide, &QVariantAnimation::stop);
}

ArrangeJob::~ArrangeJob()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void ArrangeJob::start(const QSet<Id> &only)
{
    cancel();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    emit runningChanged(true);
    QPointer<ArrangeJob> self(this);
    QThreadPool::globalInstance()->start([self, only, sheet = m_scene.sheet(), cancelled = m_cancelled] {
        arranger::Options options;
        options.only = only;
        options.cancelled = cancelled.get();
        options.progress = [self, cancelled](double share) {
            QMetaObject::invokeMethod(qApp, [self, cancelled, share] {
                if (self && !*cancelled)
                    emit self->progressed(share);
            });
        };
        const Arrangement arrangement = arranger::arrange(sheet, options);
        QMetaObject::invokeMethod(qApp, [self, cancelled, arrangement] {
            if (self && !*cancelled)
                self->adopt(arrangement);
        });
    });
}

void ArrangeJob::cancel()
{
    if (!m_cancelled)
        return;
    *m_cancelled = true;
    m_cancelled.reset();
    emit runningChanged(false);
}

// Tables that came or went meanwhile are no harm: places are by id.
void ArrangeJob::adopt(const Arrangement &arrangement)
{
    m_cancelled.reset();
    const Diagram before = m_scene.diagram();
    m_scene.document().edit(tr("Arrange"), [&](Model &model) {
        if (Diagram *diagram = model.editDiagram(m_scene.diagramId()))
            arrangement.apply(model.schema, *diagram);
    });
    glide(before, m_scene.diagram());
    emit runningChanged(false);
    emit finished();
}

void ArrangeJob::glide(const Diagram &from, const Diagram &to)
{
    if (from == to || to.placements.size() > GlideAtMost || m_scene.views().isEmpty() || !m_scene.views().first()->isVisible())
        return;
    m_from = from;
    m_glide.start();
}

void ArrangeJob::glideTo(double share)
{
    Model model = m_scene.document().model();
    Diagram *diagram = model.editDiagram(m_scene.diagramId());
    if (!diagram || share >= 1)
        return;
    diagram->bends.clear();
    for (Placement &placement : diagram->placements) {
        if (const Placement *old = m_from.placement(placement.table))
            placement.position = between(old->position, placement.position, share);
    }
    for (Area &area : diagram->areas) {
        if (const Area *old = m_from.area(area.id))
            area.rect = between(old->rect, area.rect, share);
    }
    for (Note &note : diagram->notes) {
        if (const Note *old = m_from.note(note.id))
            note.rect = between(old->rect, note.rect, share);
    }
    m_scene.preview(model);
}

} // namespace jw::studio
