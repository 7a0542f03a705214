package org.nabla.report.format.gradebook;

import java.util.List;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.PublishedBatch;

/** Grades for another program's gradebook. What is not in the file is never silently so: there are notices of it. */
public interface GradebookFormat extends BatchFormat {

    /** What is left out of the file or needs a look after the import, by key; the same whenever it is asked. */
    List<Notice> notices(PublishedBatch batch);
}
