package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.Out;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one call borrows from Windows: given back when it ends, the last first. */
final class CallFrame implements AutoCloseable {

    private final LiveObjects objects;
    private final String operation;
    /** Most calls need none. */
    private Deque<Runnable> owed;
    private List<OutCell> outCells;

    CallFrame(LiveObjects objects, String operation) {
        this.objects = objects;
        this.operation = operation;
    }

    LiveObjects objects() {
        return objects;
    }

    /** The name of the call, for messages. */
    String operation() {
        return operation;
    }

    /** Runs this when the call ends. */
    void owe(Runnable release) {
        if (owed == null) {
            owed = new ArrayDeque<>();
        }
        owed.push(release);
    }

    /** Zeroes, for as long as the call takes. */
    Memory cell(int size) {
        Memory cell = new Memory(size);
        cell.clear();
        // Also keeps it from being collected while only the server knows it.
        owe(cell::close);
        return cell;
    }

    /** A cell for a parameter that comes back. */
    OutCell outCell(Out<?> argument, NativeType type) {
        OutCell outCell = new OutCell(argument, type, cell(Variant.SIZE));
        if (outCells == null) {
            outCells = new ArrayList<>();
        }
        outCells.add(outCell);
        owe(() -> outCell.discard(this));
        outCell.fill(this);
        return outCell;
    }

    /** The call succeeded: what it wrote is to be freed, whatever happens now. */
    void succeeded() {
        if (outCells != null) {
            outCells.forEach(OutCell::written);
        }
    }

    void fillArguments() throws EnrollmentException {
        if (outCells != null) {
            for (OutCell outCell : outCells) {
                outCell.deliver(this);
            }
        }
    }

    @Override
    public void close() {
        while (owed != null && !owed.isEmpty()) {
            owed.pop().run();
        }
    }
}
